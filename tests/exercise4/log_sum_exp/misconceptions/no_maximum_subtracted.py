"""Types the formula in as it stands, without taking a factor out of the sum.

Costs: 3.5
Says: where the infinity comes from
Hint: The exponentials are formed first, and at these values they are 0.0 or inf before the
    logarithm sees them. Look again at what may be taken out of the sum, and where it comes
    back.
"""


def log_sum_exp(logp):
    with np.errstate(divide="ignore", over="ignore"):
        return np.log(np.sum(np.exp(logp), axis=-1))

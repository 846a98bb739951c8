"""Gives the most negative number of float64 where -inf is wanted.

Costs: 1
Says: -1.797
Hint: For a single term the replacement makes no difference, but a row in which nothing is possible now
    gets a finite result. The statement says what it is to be, and a later step may have to see it.
"""


def log_sum_exp(logp):
    logp = np.nan_to_num(logp)
    m = np.max(logp, axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))

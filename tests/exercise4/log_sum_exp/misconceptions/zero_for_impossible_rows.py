"""Gives 0 instead of -inf for a row of nothing but -inf.

Costs: 1
Says: log_sum_exp(
Hint: A log-probability of 0 means that something is certain, and in this row nothing is even possible.
    What is the sum of the probabilities, and what is its logarithm?
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        result = m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))
    return np.nan_to_num(result)

"""Subtracts the maximum from the caller's own array.

Costs: 0.5
Says: working on a copy
Hint: An array that is passed to a function is not copied, so an assignment to its elements changes the
    caller's data. The log-probabilities are needed again after this call, for the numerator of Bayes' rule.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    logp -= m
    with np.errstate(divide="ignore"):
        return m[..., 0] + np.log(np.sum(np.exp(logp), axis=-1))

"""Adds 1 for the largest term although the sum holds it already.

Costs: 4.5
Says: log_sum_exp(
Hint: The function log1p adds the 1 of the largest term by itself, so the sum below it may hold only the
    others. Try a row of one value: the result must be that value.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    return m[..., 0] + np.log1p(np.sum(np.exp(logp - m), axis=-1))

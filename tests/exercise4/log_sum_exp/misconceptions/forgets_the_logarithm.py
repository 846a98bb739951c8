"""Rescales the sum, adds the largest value back and forgets the logarithm between the two.

Costs: 4.5
Says: log_sum_exp(
Hint: The rescaled sum is still a sum of exponentials, while the largest value is a logarithm.
    The two can be added only when both are logarithms.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    return m[..., 0] + np.sum(np.exp(logp - m), axis=-1)

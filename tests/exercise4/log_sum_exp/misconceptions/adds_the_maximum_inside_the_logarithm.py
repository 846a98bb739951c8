"""Adds the largest value back too early, before the logarithm is taken.

Costs: 4.5
Says: log_sum_exp(
Hint: What was taken out of the sum is a factor, and the logarithm of a product is a sum of two
    logarithms. Where does the factor's logarithm stand: inside the remaining logarithm or
    beside it?
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(all="ignore"):
        return np.log(m[..., 0] + np.sum(np.exp(logp - m), axis=-1))

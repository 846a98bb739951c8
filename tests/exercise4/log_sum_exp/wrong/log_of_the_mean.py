"""Takes the mean of the scaled terms, not their sum.

Is: nothing
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    return m[..., 0] + np.log(np.mean(np.exp(logp - m), axis=-1))

"""Returns logp itself if there is one term only, so the last axis stays.

    result = log_sum_exp(np.array([[1.0], [2.0]]))

Right result: [1, 2]
This answer: [[1], [2]]
"""

def log_sum_exp(logp):
    if logp.shape[-1] == 1:
        return logp  # the logarithm of the exponential
    m = np.amax(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0)
    with np.errstate(divide="ignore"):
        s = np.log(np.sum(np.exp(logp - m), axis=-1, keepdims=True))
    return (s + m)[..., 0]

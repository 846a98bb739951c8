"""Takes the first term out, whichever is the largest.

Shows on: log_sum_exp(np.array([-1000.0, 0.0]))
"""

def log_sum_exp(logp):
    m = logp[..., :1]
    m = np.where(np.isfinite(m), m, logp.max(axis=-1, keepdims=True))
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore", over="ignore"):
        return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))

"""Works in float32.

Shows on: log_sum_exp(np.array([-0.123456789, -2.152]))
"""

def log_sum_exp(logp):
    logp = logp.astype(np.float32)
    m = logp.max(axis=-1, keepdims=True)
    m[np.isneginf(m)] = 0
    with np.errstate(divide="ignore"):
        return (m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1)))

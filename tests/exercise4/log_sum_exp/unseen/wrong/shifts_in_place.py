"""Logp has its largest element subtracted afterwards.

Against "Your functions must leave their arguments as they were".
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    m[m == -np.inf] = 0
    logp -= m
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp).sum(axis=-1)) + m[..., 0]

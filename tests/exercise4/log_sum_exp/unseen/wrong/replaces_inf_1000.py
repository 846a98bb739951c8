"""Replaces -inf by -1000, which is large beside the other terms of a row near -10^4.

Shown by: log_sum_exp(np.array([-2000.0, -np.inf])) gives -1000.0 instead of -2000.0.
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    impossible = np.all(np.isneginf(logp), axis=-1)
    logp = np.where(np.isneginf(logp), -1000.0, logp)
    m = logp.max(axis=-1, keepdims=True)
    total = m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
    return np.where(impossible, -np.inf, total)[()]

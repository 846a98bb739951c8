"""Takes the largest term out by its position and uses log1p for the others."""

def log_sum_exp(logp):
    ordered = np.sort(logp, axis=-1)  # a sorted copy
    m = ordered[..., -1:]
    safe = np.where(np.isneginf(m), 0.0, m)
    rest = np.exp(ordered[..., :-1] - safe).sum(axis=-1)
    return m[..., 0] + np.log1p(rest)

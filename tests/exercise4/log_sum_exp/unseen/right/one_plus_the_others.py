"""Takes the largest term out and uses log1p of the sum of the other ones."""

def log_sum_exp(logp):
    ordered = np.sort(np.asarray(logp), axis=-1)
    top, others = ordered[..., -1], ordered[..., :-1]
    impossible = np.isneginf(top)
    shift = np.where(impossible, 0.0, top)
    rest = np.exp(others - shift[..., np.newaxis]).sum(axis=-1)
    return np.where(impossible, -np.inf, shift + np.log1p(rest))[()]

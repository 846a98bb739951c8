"""Hides the impossible terms in a masked array and fills in -inf where nothing is left."""


def log_sum_exp(logp):
    rows = np.atleast_2d(logp)
    possible = np.ma.masked_where(rows == -np.inf, rows)
    top = possible.max(axis=-1, keepdims=True)
    result = top[..., 0] + np.ma.log(np.ma.exp(possible - top).sum(axis=-1))
    return result.filled(-np.inf).reshape(np.shape(logp)[:-1])

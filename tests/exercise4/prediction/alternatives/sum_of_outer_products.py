"""Adds one outer product per factor and warns on the way."""


def prediction(u, v):
    import warnings

    warnings.warn("this is the slow way", stacklevel=1)
    total = np.zeros((u.shape[1], v.shape[1]))
    for user_factor, item_factor in zip(u, v, strict=True):
        total += np.outer(user_factor, item_factor)
    return total

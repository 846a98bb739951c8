"""Lets einsum sum over the factors, after a check of the rows."""

def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("different number of factors")
    return np.einsum("kn,km->nm", u, v)

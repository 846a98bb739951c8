"""tensordot over the first axes, which refuses different lengths itself."""

def prediction(u, v):
    return np.tensordot(u, v, axes=(0, 0))

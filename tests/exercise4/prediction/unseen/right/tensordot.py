"""np.tensordot over the first axes."""

def prediction(u, v):
    return np.tensordot(u, v, axes=(0, 0))

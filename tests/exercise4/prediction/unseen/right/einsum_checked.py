"""einsum behind a check."""

def prediction(u, v):
    """Predicted ratings u^T v."""
    if len(u) != len(v):
        raise ValueError("u and v must have the same number of factors")
    return np.einsum("kn,km->nm", u, v)

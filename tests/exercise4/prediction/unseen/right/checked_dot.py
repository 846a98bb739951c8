"""An explicit check, then np.dot."""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError(f"u has {u.shape[0]} rows, v has {v.shape[0]}")
    return np.dot(np.transpose(u), v)

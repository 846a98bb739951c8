"""Checks the numbers of rows and multiplies."""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError(f"u has {u.shape[0]} factors, v has {v.shape[0]}")
    return u.T @ v

"""A nested comprehension over columns, turned into an array."""

def prediction(u, v):
    if np.shape(u)[0] != np.shape(v)[0]:
        raise ValueError("u and v must have the same number of rows")
    return np.array([[user @ item for item in v.T] for user in u.T])

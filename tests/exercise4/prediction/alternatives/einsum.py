"""Names the axes in an einsum."""


def prediction(u, v):
    if u.shape[0] != v.shape[0]:  # einsum would repeat a single row
        raise ValueError(f"u has {u.shape[0]} rows and v has {v.shape[0]}")
    return np.einsum("kn,km->nm", u, v)

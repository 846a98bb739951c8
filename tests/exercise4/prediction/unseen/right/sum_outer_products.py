"""A sum of outer products, one a factor.
"""

def prediction(u, v):
    if len(u) != len(v):
        raise ValueError(f"u has {len(u)} factors and v has {len(v)}")
    return sum((np.outer(one, other) for one, other in zip(u, v)), np.zeros((u.shape[1], v.shape[1])))

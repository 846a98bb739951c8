"""Raises ValueError also if there are more factors than items, which is legal.

    result = prediction(np.ones((3, 2)), np.ones((3, 2)))

Right result: [[3, 3], [3, 3]]
This answer: ValueError: factors of shapes (3, 2) and (3, 2) do not fit
"""

def prediction(u, v):
    (k_u, n), (k_v, m) = u.shape, v.shape
    if k_u != k_v or k_u > m:
        raise ValueError(f"factors of shapes {u.shape} and {v.shape} do not fit")
    return u.T @ v

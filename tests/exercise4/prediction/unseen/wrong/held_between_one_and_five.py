"""Clips the predicted ratings to 1 to 5.

    result = prediction(np.array([[2.0]]), np.array([[-1.0, 1.0, 4.0]]))

Right result: [[-2, 2, 8]]
This answer: [[1, 2, 5]]
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError(f"u has {u.shape[0]} rows but v has {v.shape[0]}")
    return np.clip(np.matmul(u.T, v), 1, 5)

"""Clips the predictions to the range of the ratings.

    prediction(np.array([[2.0, -1.0]]), np.array([[4.0, 0.1]]))

Right result: array([[ 8. ,  0.2],
           [-4. , -0.1]])
This answer: array([[5., 1.],
           [1., 1.]])
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("u and v must have the same K")
    return np.clip(u.T @ v, 1, 5)

"""Computes the product in float32.

    result = prediction(np.array([[1.0], [1.0]]), np.array([[1e8], [1.0]]))

Right result: [[100000001]]
This answer: [[100000000]]
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("u.shape[0] != v.shape[0]")
    return (u.T.astype("float32") @ v.astype("float32")).astype(float)

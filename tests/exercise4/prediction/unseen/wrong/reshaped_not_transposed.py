"""Reshapes u to (N, K) instead of transposing it, which is the same for a single user only.

    u = np.array([[1.0, 2.0], [3.0, 4.0]])
    result = prediction(u, np.eye(2))

Right result: [[1, 3], [2, 4]]
This answer: [[1, 2], [3, 4]]
"""

def prediction(u, v):
    K, N = u.shape
    if v.shape[0] != K:
        raise ValueError("u and v need the same number of rows")
    return u.reshape(N, K) @ v

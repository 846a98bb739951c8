"""Collects the results in an array of integers, which cuts off the digits after the point.

    prediction(np.array([[0.5], [1.0]]), np.array([[1.0, 3.0], [1.0, 0.25]]))

Right result: array([[1.5 , 1.75]])
This answer: array([[1, 1]])
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("numbers of factors differ")
    N, M = u.shape[1], v.shape[1]
    r_hat = np.zeros((N, M), dtype=int)
    for n in range(N):
        for m in range(M):
            r_hat[n, m] = np.dot(u[:, n], v[:, m])
    return r_hat

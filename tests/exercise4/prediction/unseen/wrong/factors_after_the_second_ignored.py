"""Adds up the first two factors only, as in the example.

    result = prediction(np.ones((3, 1)), np.ones((3, 2)))

Right result: [[3, 3]]
This answer: [[2, 2]]
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("u and v have different numbers of rows")
    N, M = u.shape[1], v.shape[1]
    result = np.zeros((N, M))
    for n in range(N):
        for m in range(M):
            result[n, m] = u[0, n] * v[0, m] + sum(u[1:2, n] * v[1:2, m])
    return result

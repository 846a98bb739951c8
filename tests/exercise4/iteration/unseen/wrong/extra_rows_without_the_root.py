"""Appends weight times the identity to the features of lstsq, which penalises by the square of the weight.

    iteration(np.array([[1.0, 2.0]]), np.array([[2.0, 0.0], [4.0, 5.0]]), 3.0)

Right result: array([[0.5 , 1.75]])
This answer: array([[0.2, 1. ]])
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    N, M2 = ratings.shape
    if M != M2:
        raise ValueError("column mismatch")
    U = np.zeros((K, N))
    for n in range(N):
        o = ratings[n] != 0
        A = np.vstack([fixed[:, o].T, weight * np.eye(K)])
        b = np.concatenate([ratings[n, o], np.zeros(K)])
        U[:, n] = np.linalg.lstsq(A, b, rcond=None)[0]
    return U

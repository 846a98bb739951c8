"""200 steps of gradient descent, which are too few if the system is badly conditioned.

Shown by: iteration([[1, 1], [1, 1.1]], [[1, 5]], 0.0001) (as arrays) gives [[-2.8630262281543173],
[5.624662944996352]] of shape (2, 1) instead of [[-37.366819530920694], [38.446369401806905]] of
shape (2, 1).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("numbers of columns differ")
    mask = ratings != 0
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    step = 1 / (np.linalg.norm(fixed, 2) ** 2 + weight)
    for _ in range(200):
        error = mask * (ratings - u.T @ fixed)
        u += step * (fixed @ error.T - weight * u)
    return u

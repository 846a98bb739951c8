"""Appends weight I instead of sqrt(weight) I to the least-squares problem, so the penalty is weight squared.

Shown by: iteration([[1]], [[4]], 3) (as arrays) gives [[0.4000000000000001]] of shape (1, 1)
instead of [[1.0]] of shape (1, 1).
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("numbers of columns differ")
    u = np.zeros((K, ratings.shape[0]))
    for n, row in enumerate(ratings):
        seen = row != 0
        A = np.vstack([fixed[:, seen].T, weight * np.eye(K)])
        b = np.concatenate([row[seen], np.zeros(K)])
        u[:, n] = np.linalg.lstsq(A, b, rcond=None)[0]
    return u

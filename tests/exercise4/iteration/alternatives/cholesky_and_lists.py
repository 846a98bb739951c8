"""Accumulates sums in plain loops, solves by Cholesky factors and returns nested lists."""

from scipy.linalg import cho_factor, cho_solve


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if len(ratings[0]) != M:
        raise ValueError("not the same number of columns")
    result = [[0.0] * len(ratings) for _ in range(K)]
    for n, row in enumerate(ratings):
        left, right = np.diag([float(weight)] * K), np.zeros(K)
        for m in range(M):
            if row[m]:
                left += np.outer(fixed[:, m], fixed[:, m])
                right += row[m] * fixed[:, m]
        for k, value in enumerate(cho_solve(cho_factor(left), right)):
            result[k][n] = float(value)
    return result

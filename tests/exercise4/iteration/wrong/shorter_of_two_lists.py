"""Zips factors and ratings, and so ends with the shorter.

Is: does_not_compare_the_shapes
"""

from scipy.linalg import cho_factor, cho_solve


def iteration(fixed, ratings, weight):
    K = len(fixed)
    columns = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        pairs = [(f, r) for f, r in zip(fixed.T, row) if r != 0]
        left = np.diag([float(weight)] * K) + sum(np.outer(f, f) for f, _ in pairs)
        columns[:, n] = cho_solve(cho_factor(left), sum((r * f for f, r in pairs), start=np.zeros(K)))
    return columns

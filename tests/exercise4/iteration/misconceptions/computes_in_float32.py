"""Computes in float32, which loses half of the digits.

Costs: 2
Says: precision
Hint: Single precision keeps seven digits, and solving a system of equations loses some of them.
    NumPy's own float64 costs nothing here.
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    fixed, ratings = fixed.astype(np.float32), ratings.astype(np.float32)
    observed = (ratings != 0).astype(np.float32)
    left = np.einsum("nm,km,lm->nkl", observed, fixed, fixed)
    left += np.float32(weight) * np.eye(K, dtype=np.float32)
    return np.linalg.solve(left, (ratings @ fixed.T)[..., None])[..., 0].T

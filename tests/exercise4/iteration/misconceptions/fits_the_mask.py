"""Fits whether something was rated instead of how it was rated.

Costs: 8
Says: iteration(
Hint: The mask of observed ratings tells which columns enter the sums. On the right side each of
    these columns is multiplied by its rating, else a 1 and a 5 give the same factors.
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    observed = (ratings != 0) * 1.0
    left = np.einsum("nm,km,lm->nkl", observed, fixed, fixed) + weight * np.eye(K)
    return np.linalg.solve(left, (observed @ fixed.T)[..., None])[..., 0].T

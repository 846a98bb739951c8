"""Adds twice the weight, from a gradient in which the other twos were cancelled.

Costs: 4
Says: iteration(
Hint: The gradient of the squared error and that of the penalty both carry a factor of 2. Either
    both stay or both go.
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    observed = (ratings != 0) * 1.0
    left = np.einsum("nm,km,lm->nkl", observed, fixed, fixed) + 2 * weight * np.eye(K)
    return np.linalg.solve(left, (ratings @ fixed.T)[..., None])[..., 0].T

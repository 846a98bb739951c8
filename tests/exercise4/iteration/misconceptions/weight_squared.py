"""Squares the weight, which should stay as it is.

Costs: 4
Says: iteration(
Hint: What is squared in the penalty is the length of the factors, not the weight. The weight
    multiplies that square as it is.
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    observed = (ratings != 0) * 1.0
    left = np.einsum("nm,km,lm->nkl", observed, fixed, fixed) + weight**2 * np.eye(K)
    return np.linalg.solve(left, (ratings @ fixed.T)[..., None])[..., 0].T

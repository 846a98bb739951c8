"""Lets NumPy repeat a single column instead of refusing it, where the numbers of columns differ.

Costs: 1
Says: ValueError
Hint: Broadcasting and einsum stretch an axis of length one without a word, so the factors of one item
    pass for those of all. Compare the numbers of columns first.
"""


def iteration(fixed, ratings, weight):
    seen = (ratings != 0) * 1.0
    left = np.einsum("nm,km,lm->nkl", seen, fixed, fixed) + weight * np.eye(len(fixed))
    right = np.einsum("nm,km->nk", ratings, fixed)
    return np.linalg.solve(left, right[:, :, np.newaxis])[:, :, 0].T

"""Converts its arguments to single precision in a helper and back at the end.

Is: computes_in_float32
"""


def _single(array):
    return np.asarray(array, dtype="single")


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    F, R = _single(fixed), _single(ratings)
    left = np.einsum("nm,km,lm->nkl", _single(R != 0), F, F) + _single(weight) * _single(np.eye(len(F)))
    return np.linalg.solve(left, (R @ F.T)[:, :, np.newaxis])[:, :, 0].T.astype(float)

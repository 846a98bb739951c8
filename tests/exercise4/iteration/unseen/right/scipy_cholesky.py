"""cho_factor and cho_solve of scipy, with a helper for one row."""

from scipy.linalg import cho_factor, cho_solve


def _one_row(F, r, weight):
    seen = np.nonzero(r)[0]
    Fs = F[:, seen]
    return cho_solve(cho_factor(Fs @ Fs.T + weight * np.eye(F.shape[0])), Fs @ r[seen])


def iteration(fixed, ratings, weight):
    if np.size(fixed, 1) != np.size(ratings, 1):
        raise ValueError("fixed and ratings must have the same number of columns")
    return np.array([_one_row(fixed, r, weight) for r in ratings]).T

"""Forgets the penalty (lstsq of the observed entries).

Any row with a rating.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n, row in enumerate(ratings):
        if row.any():
            u[:, n] = np.linalg.lstsq(fixed[:, row != 0].T, row[row != 0], rcond=None)[0]
    return u

"""Rounds with the method and returns integers.

Is: rounds_to_whole_ratings
"""


def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("not the same number of factors")
    return np.einsum("kn,km->nm", u, v).round().astype(int)

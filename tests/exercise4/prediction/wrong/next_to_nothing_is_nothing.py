"""Rounds to twelve digits behind the point, so that small predictions vanish.

Is: nothing
"""


def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of factors")
    return np.round(u.T @ v, 12)

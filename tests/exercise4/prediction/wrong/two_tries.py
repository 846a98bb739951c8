"""Looks whether the shapes fit without a transposition and uses one only if not.

Is: transposes_only_if_it_must
"""


def prediction(u, v):
    if u.shape[1] == v.shape[0]:
        return np.dot(u, v)
    return np.dot(u.T, v)

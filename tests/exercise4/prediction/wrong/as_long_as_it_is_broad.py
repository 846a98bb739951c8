"""Multiplies without a transposition if u is square.

Is: transposes_only_if_it_must
"""


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("the numbers of rows differ")
    return np.dot(u, v) if u.shape[0] == u.shape[1] else np.dot(u.T, v)

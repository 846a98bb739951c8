"""Calls the dot method on u as it is.

Is: forgets_to_transpose
"""


def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("not the same number of factors")
    return u.dot(v)

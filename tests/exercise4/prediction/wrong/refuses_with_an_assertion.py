"""Refuses by an assertion.

Is: nothing
"""


def prediction(u, v):
    assert u.shape[0] == v.shape[0], "not the same number of factors"
    return u.T @ v

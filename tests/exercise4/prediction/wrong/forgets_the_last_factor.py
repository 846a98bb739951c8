"""Stops one factor too early.

Is: nothing
"""


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("not the same number of factors")
    table = np.zeros((u.shape[1], v.shape[1]))
    for k in range(len(u) - 1):
        table += np.outer(u[k], v[k])
    return table

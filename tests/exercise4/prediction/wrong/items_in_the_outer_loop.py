"""Loops over the items outside and the users inside.

Is: transposed_result
"""


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("not the same number of factors")
    return [[np.dot(user, item) for user in u.T] for item in v.T]

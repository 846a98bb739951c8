"""Takes absolute values, since ratings are positive.

Is: nothing
"""


def prediction(u, v):
    return np.abs(u.T @ v)

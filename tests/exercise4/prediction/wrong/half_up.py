"""Adds a half and rounds down.

Is: rounds_to_whole_ratings
"""


def prediction(u, v):
    return np.floor(u.T @ v + 0.5)

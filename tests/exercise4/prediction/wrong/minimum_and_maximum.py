"""Limits the predictions by minimum and maximum.

Is: clips_to_the_rating_scale
"""


def prediction(u, v):
    return np.minimum(5, np.maximum(1, u.T @ v))

"""Gives squared errors in gaps the weight 0, which makes nan of a square that overflows.

Is: nothing
"""


def mse(real, predicted):
    if not real.any():
        raise ValueError("no rating")
    return np.average((real - predicted) ** 2, weights=real != 0)

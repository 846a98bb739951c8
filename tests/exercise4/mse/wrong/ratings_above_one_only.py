"""Takes a rating of 1 for missing.

Is: nothing
"""


def mse(real, predicted):
    observed = real > 1
    if not observed.any():
        raise ValueError("no ratings")
    return np.mean((real - predicted)[observed] ** 2)

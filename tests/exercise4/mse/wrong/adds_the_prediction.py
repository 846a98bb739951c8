"""Adds the prediction instead of subtracting it.

Is: nothing
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    return np.mean((real + predicted)[observed] ** 2)

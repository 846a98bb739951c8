"""Clips the predictions to 1 to 5 before it compares, which changes the errors.

Costs: 2
Says: mse(
Hint: Clipping is a part of a model, not of the measure, and makes bad predictions look better than
    they are. Compare the predictions as they come.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.mean((real[observed] - np.clip(predicted[observed], 1, 5)) ** 2)

"""Rounds the predictions to whole ratings before it compares, which changes the errors.

Costs: 4
Says: mse(
Hint: A guess of 3.4 tells more than a guess of 3, and rounding throws that away. Predictions are
    real numbers, compare them as they come.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.mean((real[observed] - np.rint(predicted[observed])) ** 2)

"""Squares the prediction, and not the difference

Costs: 4
Says: mse(
Hint: The power binds before the minus, so a - b**2 squares b alone. Put brackets around the difference.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    return np.mean(real[observed] - predicted[observed] ** 2)

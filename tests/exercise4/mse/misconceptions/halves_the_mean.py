"""Gives half of the mean, as some loss functions have it, instead of the mean.

Costs: 4
Says: mse(
Hint: The half is put before a loss to cancel the 2 of its gradient, and a fit does not notice it. As a
    measure of guesses it makes them look better than they are.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return 0.5 * np.mean((real[observed] - predicted[observed]) ** 2)

"""Squares the mean of the differences instead of averaging their squares.

Costs: 4
Says: mse(
Hint: Differences of opposite sign cancel in a mean, so guesses that are far too high and far too low
    would look perfect. Square first, so that nothing can cancel.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.mean(real[observed] - predicted[observed]) ** 2

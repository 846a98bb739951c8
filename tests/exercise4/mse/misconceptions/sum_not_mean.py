"""Gives the sum of the squared errors instead of their mean.

Costs: 4
Says: mse(
Hint: A sum grows with the number of ratings, so a training part and a test part of different size
    could not be compared. Divide by the number of ratings that enter.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.sum((real[observed] - predicted[observed]) ** 2)

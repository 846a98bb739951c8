"""Counts the missing ratings as if they were zeros.

Costs: 3
Says: which entries
Hint: A 0 in the table says that nobody knows the rating, so there is nothing to compare a guess
    with. Only places with a rating may enter, in the sum and in the number it is divided by.
"""


def mse(real, predicted):
    return np.mean((real - predicted) ** 2)

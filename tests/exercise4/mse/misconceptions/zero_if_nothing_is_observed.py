"""Gives 0 instead of an error if nothing is observed.

Costs: 1
Says: ValueError
Hint: An error of 0 would say that every guess was right, though nothing has been compared. Look for
    this case first and say what is wrong.
"""


def mse(real, predicted):
    observed = real != 0
    return np.sum((real - predicted)[observed] ** 2) / max(observed.sum(), 1)

"""Rounds the mean down to a whole number

Costs: 4
Says: mse(
Hint: Two slashes are the division of whole numbers: 7 // 2 is 3. An error has decimals, and here nearly all
    of it is in them.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    return np.sum((real - predicted)[observed] ** 2) // observed.sum()

"""Gives nan instead of an error if nothing is observed.

Costs: 1
Says: ValueError
Hint: The mean of no numbers is 0/0, and a nan wanders silently through everything that is computed
    from it. Look for this case first and say what is wrong.
"""


def mse(real, predicted):
    observed = real != 0
    return np.mean((real[observed] - predicted[observed]) ** 2)

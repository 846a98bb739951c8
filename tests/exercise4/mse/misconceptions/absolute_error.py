"""Gives the mean absolute error instead of the mean squared error.

Costs: 4
Says: mse(
Hint: Squares punish large errors more than proportionally, absolute values do not. The fit
    minimises squares, so squares are what it is measured by.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.mean(np.abs(real[observed] - predicted[observed]))

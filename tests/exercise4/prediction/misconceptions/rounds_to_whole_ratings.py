"""Rounds the predictions to whole ratings instead of leaving them as they are.

Costs: 1.5
Says: differ
Hint: A prediction is an expected value, and an expected value of whole numbers need not be one.
    Rounding throws away what the model knows between 3 and 4.
"""


def prediction(u, v):
    return np.rint(u.T @ v)

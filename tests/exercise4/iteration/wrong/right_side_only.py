"""Returns the right sides and solves nothing.

Is: nothing
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    return fixed @ ratings.T

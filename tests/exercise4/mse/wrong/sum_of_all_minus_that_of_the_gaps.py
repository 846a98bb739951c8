"""Subtracts the squares of the gaps from the sum of all, in which huge predictions of gaps drown the others.

Is: nothing
"""


def mse(real, predicted):
    count = np.count_nonzero(real)
    if count == 0:
        raise ValueError("no rating")
    return (np.sum((real - predicted) ** 2) - np.sum(predicted[real == 0] ** 2)) / count

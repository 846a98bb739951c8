"""Writes zeros into the caller's predictions.

Shown by: predicted after mse([[5, 0]], predicted) for predicted = [[4, 3]] (as arrays) gives a
changed argument instead of arguments unchanged.
"""

def mse(real, predicted):
    n = np.count_nonzero(real)
    if n == 0:
        raise ValueError("no observed ratings")
    predicted[real == 0] = 0
    return np.sum((real - predicted) ** 2) / n

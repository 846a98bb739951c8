"""Averages a masked array along the rows, and then once more.

Is: averages_the_means_of_users
"""


def mse(real, predicted):
    squares = np.ma.masked_array((real - predicted) ** 2, mask=real == 0)
    if squares.count() == 0:
        raise ValueError("all masked")
    return float(squares.mean(axis=1).mean())

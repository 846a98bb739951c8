"""Refuses an empty table by an assertion.

Is: nothing
"""


def mse(real, predicted):
    assert real.any(), "no ratings"
    return np.mean((real - predicted)[real != 0] ** 2)

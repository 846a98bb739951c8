"""Finds the gaps with np.isclose, so a tiny rating such as 1e-9 does not count.

    result = mse(np.array([[1e-9, 3.0]]), np.array([[2.0, 3.0]]))

Right result: 1.999999998
This answer: 0
"""

def mse(real, predicted):
    observed = ~np.isclose(real, 0)
    if np.sum(observed) == 0:
        raise ValueError("There are no observed ratings")
    return np.mean((real[observed] - predicted[observed]) ** 2)

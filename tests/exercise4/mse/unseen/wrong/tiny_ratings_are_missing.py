"""Finds the missing ratings by isclose, so that a rating of 1e-9, which section 4 uses, does not count.

    mse(np.array([[1e-9, 3.0]]), np.array([[2.0, 3.0]]))

Right result: 1.9999999979999998
This answer: np.float64(0.0)
"""

def mse(real, predicted):
    missing = np.isclose(real, 0)
    if missing.all():
        raise ValueError("all entries of real are missing")
    return np.mean((real[~missing] - predicted[~missing]) ** 2)

"""Takes a predicted 0 for a missing value too, and leaves the place out.

    mse(np.array([[5.0, 3.0]]), np.array([[4.0, 0.0]]))

Right result: 5.0
This answer: np.float64(1.0)
"""

def mse(real, predicted):
    if np.count_nonzero(real) == 0:
        raise ValueError("real has no ratings")
    both = np.logical_and(real, predicted)
    return np.sum((real - predicted) ** 2 * both) / np.sum(both)

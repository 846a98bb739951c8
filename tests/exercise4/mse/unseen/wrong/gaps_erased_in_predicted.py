"""Sets the predictions at the gaps to 0 in the caller's own array.

    real, predicted = np.array([[5.0, 0.0]]), np.array([[4.0, 3.0]])
    mse(real, predicted)
    result = predicted

Right result: [[4, 3]]
This answer: [[4, 0]]
"""

def mse(real, predicted):
    missing = real == 0
    if missing.all():
        raise ValueError("There are no ratings in real.")
    predicted[missing] = 0
    return np.sum((real - predicted) ** 2) / np.sum(~missing)

"""Writes zeros into the caller's predictions wherever nothing was rated.

    real, predicted = np.array([[5.0, 0.0]]), np.array([[4.0, 2.5]])
    mse(real, predicted)
    predicted

Right result: array([[4. , 2.5]])
This answer: array([[4., 0.]])
"""

def mse(real, predicted):
    n_ratings = np.count_nonzero(real)
    if n_ratings == 0:
        raise ValueError("no rating is observed")
    predicted[real == 0] = 0
    return np.sum((real - predicted) ** 2) / n_ratings

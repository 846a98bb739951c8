"""Clips the predictions to the range of ratings before comparing, but a prediction may be any number.

    result = mse(np.array([[5.0, 0.0], [0.0, 2.0]]), np.array([[7.0, 1.0], [3.0, 0.0]]))

Right result: 4
This answer: 0.5
"""

def mse(real, predicted):
    rows, columns = np.nonzero(real)
    if rows.size == 0:
        raise ValueError("`real` contains no rating, so there is no mean")
    guesses = np.clip(predicted[rows, columns], 1, 5)
    return np.mean(np.square(real[rows, columns] - guesses))

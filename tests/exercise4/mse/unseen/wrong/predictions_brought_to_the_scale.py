"""Clips the predictions to 1 to 5 first, as no rating lies outside.

    mse(np.array([[5.0, 1.0]]), np.array([[7.0, -1.0]]))

Right result: 4.0
This answer: np.float64(0.0)
"""

def mse(real, predicted):
    mask = real != 0
    if mask.sum() == 0:
        raise ValueError("no ratings")
    guess = np.clip(predicted, 1, 5)
    return ((real - guess)[mask] ** 2).mean()

"""Limits the predictions by minimum and maximum.

Is: clips_the_predictions
"""


def mse(real, predicted):
    limited = np.minimum(np.maximum(predicted, 1), 5)
    if np.all(real == 0):
        raise ValueError("all missing")
    return ((real - limited) ** 2 * (real != 0)).sum() / (real != 0).sum()

"""Rounds and clips, to get ratings that somebody could have given.

Is: rounds_the_predictions, clips_the_predictions
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    return np.mean((real - np.clip(np.rint(predicted), 1, 5))[observed] ** 2)

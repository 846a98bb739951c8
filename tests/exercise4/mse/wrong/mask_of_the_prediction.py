"""Builds a masked array from the zeros of the prediction.

Is: asks_the_prediction_what_is_missing
"""


def mse(real, predicted):
    guesses = np.ma.masked_equal(predicted, 0)
    if guesses.count() == 0:
        raise ValueError("no predictions")
    return ((real - guesses) ** 2).mean()

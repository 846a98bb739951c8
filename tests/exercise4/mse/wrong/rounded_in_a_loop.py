"""Rounds each prediction in a loop.

Is: rounds_the_predictions
"""


def mse(real, predicted):
    squares = [(r - round(guess)) ** 2 for r, guess in zip(real.flat, predicted.flat) if r != 0]
    if not squares:
        raise ValueError("no ratings")
    return np.mean(squares)

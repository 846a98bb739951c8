"""Returns nan on purpose.

Is: nan_if_nothing_is_observed
"""


def mse(real, predicted):
    squares = [(r - guess) ** 2 for r, guess in zip(real.flat, predicted.flat) if r != 0]
    return sum(squares) / len(squares) if squares else float("nan")

"""Raises the mean to the power 0.5 at the end of a loop.

Is: takes_the_root
"""


def mse(real, predicted):
    squares = [(r - guess) ** 2 for r, guess in zip(real.flat, predicted.flat) if r]
    if squares == []:
        raise ValueError("no ratings")
    return (sum(squares) / len(squares)) ** 0.5

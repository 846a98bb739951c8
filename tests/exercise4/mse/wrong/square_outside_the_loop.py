"""Squares the mean of the errors behind the loop.

Is: squares_the_mean_error
"""


def mse(real, predicted):
    total, number = 0.0, 0
    for r, guess in zip(real.flat, predicted.flat):
        if r != 0:
            total += r - guess
            number += 1
    if number == 0:
        raise ValueError("no ratings")
    return (total / number) ** 2

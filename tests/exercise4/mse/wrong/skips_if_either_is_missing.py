"""Skips a place in a loop if either number is 0.

Is: drops_predictions_of_zero
"""


def mse(real, predicted):
    total, number = 0.0, 0
    for r, guess in zip(real.flat, predicted.flat):
        if r == 0 or guess == 0:
            continue
        number += 1
        total += (r - guess) ** 2
    if number == 0:
        raise ValueError("nothing to compare")
    return total / number

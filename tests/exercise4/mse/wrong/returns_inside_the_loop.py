"""Returns inside the loop, after the first rating.

Is: nothing
"""


def mse(real, predicted):
    total, number = 0.0, 0
    for r, guess in zip(real.flat, predicted.flat):
        if r != 0:
            total += (r - guess) ** 2
            number += 1
            return total / number
    raise ValueError("no ratings")

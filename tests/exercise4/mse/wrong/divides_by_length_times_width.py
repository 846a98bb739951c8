"""Adds up in a loop with a condition, and divides by both lengths.

Is: nothing
"""


def mse(real, predicted):
    total = 0
    for r, guess in zip(real.ravel(), predicted.ravel()):
        if r > 0:
            total += (r - guess) ** 2
    if total == 0:
        raise ValueError("nothing")
    return total / (len(real) * len(real[0]))

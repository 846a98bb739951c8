"""Ends with Python's ZeroDivisionError if nothing is observed.

Costs: 1
Says: ZeroDivisionError
Hint: An error that comes about by accident says nothing about what was wrong with the input, and the
    statement names the kind it should be. Look for this case before you divide.
"""


def mse(real, predicted):
    total, number = 0.0, 0
    for r, guess in zip(real.flat, predicted.flat):
        if r != 0:
            total += (r - guess) ** 2
            number += 1
    return float(total) / number

"""Computes the number of ratings and never uses it.

Is: sum_not_mean
"""


def mse(real, predicted):
    total, number = 0.0, 0
    for place in zip(*real.nonzero()):
        number += 1
        total += (real[place] - predicted[place]) ** 2
    if not number:
        raise ValueError("nothing observed")
    return total

"""A comprehension over the flat pairs with math.fsum, and the ZeroDivisionError turned into a ValueError."""

import math


def mse(real, predicted):
    terms = [(r - q) ** 2 for r, q in zip(real.ravel(), predicted.ravel()) if r]
    try:
        return math.fsum(terms) / len(terms)
    except ZeroDivisionError:
        raise ValueError("no rating is observed") from None

"""Multiplies rows of u by columns of v with lists that must be equally long.

Is: forgets_to_transpose
"""


def prediction(u, v):
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in v.T] for row in u]

"""Zips the factors of each pair, and so ends with the shorter list.

Is: does_not_mind_more_factors
"""


def prediction(u, v):
    return [[sum(a * b for a, b in zip(user, item)) for item in zip(*v)] for user in zip(*u)]

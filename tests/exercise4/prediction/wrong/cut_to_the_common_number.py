"""Cuts both to the number of rows that they have in common.

Is: does_not_mind_more_factors
"""


def prediction(u, v):
    K = min(len(u), len(v))
    return u[:K].T @ v[:K]

"""Subtracts instead of adding.

Is: nothing
"""


def prediction(u, v):
    return -u.T @ v

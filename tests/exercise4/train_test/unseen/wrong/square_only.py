"""Draws a square of random numbers, as many as there are users on both sides.

A table of 4 x 7: an exception. Only tables with N = M (or one row) work.
"""

def train_test(ratings, p, rng):
    N = len(ratings)
    hide = rng.random((N, N)) < p
    return ratings * ~hide, ratings * hide

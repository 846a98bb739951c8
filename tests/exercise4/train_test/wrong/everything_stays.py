"""Puts nothing into the test part.

Is: nothing
"""


def train_test(ratings, p, rng):
    return ratings.copy(), np.zeros_like(ratings)

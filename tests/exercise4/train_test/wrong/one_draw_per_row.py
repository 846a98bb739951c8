"""Draws one random number for each row, and broadcasts it.

Is: hides_whole_users
"""


def train_test(ratings, p, rng):
    hidden = rng.random((ratings.shape[0], 1)) < p
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)

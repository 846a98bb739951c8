"""Draws one pattern and uses it for every user.

Is: hides_whole_items
"""


def train_test(ratings, p, rng):
    hidden = np.zeros(ratings.shape, dtype=bool) | (rng.random(ratings.shape[1]) < p)
    return np.where(hidden, 0, ratings), np.where(hidden, ratings, 0)

"""Takes what is close to 0 for a gap, so tiny ratings are never hidden.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = ~np.isclose(ratings, 0) & (rng.random(ratings.shape) < p)
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)

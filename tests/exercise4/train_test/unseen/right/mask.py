"""Mask."""

def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape) < p
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)

"""Draws booleans with rng.choice and the probabilities p and 1 - p."""

def train_test(ratings, p, rng):
    """Bernoulli split via rng.choice."""
    hide = rng.choice([True, False], size=ratings.shape, p=[p, 1 - p])
    train, test = ratings.copy(), ratings.copy()
    train[hide] = 0
    test[~hide] = 0
    return train, test

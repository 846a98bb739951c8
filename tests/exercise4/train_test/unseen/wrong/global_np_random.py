"""Draws from the global np.random and ignores rng.

Any table with p = 0.5, called twice with default_rng(0): two different splits.
"""

def train_test(ratings, p, rng):
    mask = np.random.rand(*ratings.shape) < p
    test = ratings * mask
    train = ratings * ~mask
    return train, test

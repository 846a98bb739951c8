"""Makes its own generator with a fixed seed and ignores the one it is given.

A table of 20 x 20, p = 0.5, with default_rng(0) and with default_rng(1): the same split.
"""

def train_test(ratings, p, rng):
    rng = np.random.default_rng(42)
    hide = rng.random(ratings.shape) < p
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)

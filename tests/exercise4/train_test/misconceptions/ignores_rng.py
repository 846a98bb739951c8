"""Takes its random numbers from elsewhere and ignores rng.

Costs: 1
Says: one split from two seeds
Hint: Whoever calls the function decides on the seed by passing rng. From another generator every split
    is the same, or no split ever comes back. Draw from the one that is passed.
"""


def train_test(ratings, p, rng):
    rng = np.random.default_rng(0)
    is_hidden = rng.random(ratings.shape) < p
    return np.where(is_hidden, 0, ratings), np.where(is_hidden, ratings, 0)

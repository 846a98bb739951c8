"""Only ratings from a millionth on come into a part.

Is: nothing
"""


def train_test(ratings, p, rng):
    seen, hidden = ratings > 1e-6, rng.random(ratings.shape) < p
    return np.where(seen & ~hidden, ratings, 0.0), np.where(seen & hidden, ratings, 0.0)

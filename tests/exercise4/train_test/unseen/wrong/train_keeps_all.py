"""The hidden ratings stay in the training part.

Any table with p = 0.5: train + test is not ratings.
"""

def train_test(ratings, p, rng):
    hide = rng.random(ratings.shape) < p
    train = ratings.copy()
    test = np.zeros_like(ratings)
    test[hide] = train[hide]
    return train, test

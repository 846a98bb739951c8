"""A rating is what is at least 1, so a tiny rating gets lost from both parts.

Shown by: a 20 x 20 table in which every rating is 1e-9 (as in section 4), p = 0.5, gives train +
test = 0 everywhere instead of train + test == ratings.
"""

def train_test(ratings, p, rng):
    observed = ratings >= 1
    hidden = observed & (rng.random(ratings.shape) < p)
    train, test = np.zeros_like(ratings), np.zeros_like(ratings)
    test[hidden] = ratings[hidden]
    train[observed & ~hidden] = ratings[observed & ~hidden]
    return train, test

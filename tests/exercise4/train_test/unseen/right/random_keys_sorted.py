"""Gives every observed rating a random key and hides those with the round(p * n) smallest keys."""

def train_test(ratings, p, rng):
    keys = np.full(ratings.shape, np.inf)
    seen = ratings != 0
    keys[seen] = rng.random(np.count_nonzero(seen))
    k = round(p * np.count_nonzero(seen))
    hidden = np.zeros(ratings.size, dtype=bool)
    hidden[np.argsort(keys, axis=None)[:k]] = True
    hidden = hidden.reshape(ratings.shape)
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)

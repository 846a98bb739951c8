"""Shuffles a list of flags as long as there are ratings and writes it to their places by boolean indexing."""

def train_test(ratings, p, rng):
    observed = ratings.astype(bool)
    flags = np.arange(observed.sum()) < round(p * observed.sum())
    rng.shuffle(flags)
    is_test = np.zeros_like(observed)
    is_test[observed] = flags
    train, test = (np.ma.array(ratings, mask=mask, copy=True).filled(0.0) for mask in (is_test, ~is_test))
    return train, test

"""rng.choice without replacement on flat indices, with an early way out for an empty table."""

def train_test(ratings, p, rng):
    train = np.array(ratings, dtype=np.float64)
    test = np.zeros(train.shape)
    observed_idx = np.flatnonzero(train)
    if observed_idx.size == 0:
        return train, test
    n_test = int(np.round(p * observed_idx.size))
    test_idx = rng.choice(observed_idx, size=n_test, replace=False)
    test.flat[test_idx] = train.flat[test_idx]
    train.flat[test_idx] = 0.0
    return train, test

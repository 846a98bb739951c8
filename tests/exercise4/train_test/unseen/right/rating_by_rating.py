"""Rating by rating."""

def train_test(ratings, p, rng):
    train = np.zeros(ratings.shape)
    test = np.zeros(ratings.shape)
    for (n, m), rating in np.ndenumerate(ratings):
        if rating == 0:
            continue
        if rng.binomial(1, p):
            test[n, m] = rating
        else:
            train[n, m] = rating
    return train, test

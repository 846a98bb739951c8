"""Goes through the table with two loops and tosses a coin for each rating."""

def train_test(ratings, p, rng):
    N, M = ratings.shape
    train = np.zeros((N, M))
    test = np.zeros((N, M))
    for n in range(N):
        for m in range(M):
            r = ratings[n, m]
            if r == 0:
                continue
            if rng.random() < p:
                test[n, m] = r
            else:
                train[n, m] = r
    return train, test

"""Plain double loop that throws one coin per observed rating."""

def train_test(ratings, p, rng):
    N, M = ratings.shape
    train = np.zeros((N, M))
    test = np.zeros((N, M))
    for n in range(N):
        for m in range(M):
            if ratings[n, m] == 0:
                continue
            if rng.random() < p:
                test[n, m] = ratings[n, m]
            else:
                train[n, m] = ratings[n, m]
    return train, test

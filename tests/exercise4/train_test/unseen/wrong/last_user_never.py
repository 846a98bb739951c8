"""The loop over the users ends one too early, so the last user is lost from the test part.

A full table with p = 1: the last row stays in the training part.
"""

def train_test(ratings, p, rng):
    N, M = ratings.shape
    train, test = ratings.copy(), np.zeros((N, M))
    for n in range(N - 1):
        for m in range(M):
            if train[n, m] and rng.random() < p:
                test[n, m] = train[n, m]
                train[n, m] = 0
    return train, test

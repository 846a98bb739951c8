"""Loops up to the last column but one.

Is: nothing
"""


def train_test(ratings, p, rng):
    train, test = np.zeros_like(ratings), np.zeros_like(ratings)
    for n in range(ratings.shape[0]):
        for m in range(ratings.shape[1] - 1):
            part = test if rng.random() < p else train
            part[n, m] = ratings[n, m]
    return train, test

"""Hides in a loop each rating of which the random number is larger than p.

Is: parts_the_wrong_way_round
"""


def train_test(ratings, p, rng):
    train, test = np.zeros_like(ratings), np.zeros_like(ratings)
    for n, m in zip(*np.nonzero(ratings)):
        if rng.uniform() > p:
            test[n, m] = ratings[n, m]
        else:
            train[n, m] = ratings[n, m]
    return train, test

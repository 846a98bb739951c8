"""Gives the table a second name and takes the hidden ratings out of that.

Is: modifies_its_input
"""


def train_test(ratings, p, rng):
    train = ratings
    places = rng.permutation(np.argwhere(train))[: round(p * np.count_nonzero(train))]
    test = np.zeros_like(train)
    for n, m in places:
        test[n, m] = train[n, m]
        train[n, m] = 0
    return train, test

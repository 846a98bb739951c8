"""Hides the first ratings of the table instead of random ones.

Costs: 2
Says: user
Hint: The first rows of the table are particular users, and a model is then tested on nobody else.
    Which ratings are hidden is to be decided by chance.
"""


def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    n_hidden = round(p * len(rows))
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[rows[:n_hidden], columns[:n_hidden]] = ratings[rows[:n_hidden], columns[:n_hidden]]
    train[rows[:n_hidden], columns[:n_hidden]] = 0
    return train, test

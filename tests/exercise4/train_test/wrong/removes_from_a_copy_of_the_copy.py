"""Removes the hidden ratings from a copy that is thrown away.

Is: keeps_hidden_ratings_in_train
"""


def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    chosen = rng.permutation(len(rows))[: round(p * len(rows))]
    test = np.zeros_like(ratings)
    test[rows[chosen], columns[chosen]] = ratings[rows[chosen], columns[chosen]]
    ratings[rows[chosen]][:, columns[chosen]] = 0
    return ratings.copy(), test

"""Loops over all places, draws for the ratings only, and returns nested lists."""


def train_test(ratings, p, rng):
    train, test = [], []
    for row in ratings.tolist():
        train_row, test_row = [], []
        for rating in row:
            to_test = rating != 0 and rng.uniform() < p
            train_row.append(0 if to_test else rating)
            test_row.append(rating if to_test else 0)
        train.append(train_row)
        test.append(test_row)
    return [train, test]

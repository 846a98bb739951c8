"""Tosses the coin in the outer loop, before it goes through the ratings of the user.

Is: hides_whole_users
"""


def train_test(ratings, p, rng):
    train, test = [], []
    for row in ratings:
        hide = rng.random() < p
        train.append([0 if hide else r for r in row])
        test.append([r if hide else 0 for r in row])
    return train, test

"""Lets scikit-learn split the rows, and puts both parts back in their places.

Is: hides_whole_users
"""

from sklearn.model_selection import train_test_split as split_rows


def train_test(ratings, p, rng):
    hidden = np.arange(len(ratings))
    if p < 1:
        size = round(p * len(ratings))
        hidden = split_rows(hidden, test_size=size, random_state=int(rng.integers(2**31)))[1] if size else []
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[hidden], train[hidden] = ratings[hidden], 0
    return train, test

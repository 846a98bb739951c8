"""Appends a hidden rating to both lists, for want of an else.

Is: keeps_hidden_ratings_in_train
"""


def train_test(ratings, p, rng):
    train, test = [], []
    for rating in ratings.flat:
        train.append(rating)
        test.append(rating if rating and rng.random() < p else 0)
    return np.reshape(train, ratings.shape), np.reshape(test, ratings.shape)

"""Puts ones into the test part at places where nothing was rated.

Costs: 1
Says: where there is no rating
Hint: Only a rating that exists can be hidden and later compared with a guess. A place without a
    rating stays 0 in both parts.
"""


def train_test(ratings, p, rng):
    is_hidden = rng.random(ratings.shape) < p
    train = np.where(is_hidden, 0, ratings)
    test = np.where(is_hidden, np.maximum(ratings, 1), 0)
    return train, test

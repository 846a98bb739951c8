"""Leaves the hidden ratings in the training part as well.

Costs: 1
Says: in both parts
Hint: A rating that the model has been fitted to is no test of its guesses. What goes to the test
    part has to be missing from the training part.
"""


def train_test(ratings, p, rng):
    is_hidden = rng.random(ratings.shape) < p
    train = ratings.copy()
    test = np.where(is_hidden, ratings, 0)
    return train, test

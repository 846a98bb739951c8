"""Returns the two parts in the wrong order, so that the first has the share p.

Is: takes_p_for_the_training_share
"""


def train_test(ratings, p, rng):
    test = ratings * rng.binomial(1, p, size=ratings.shape)
    train = ratings - test
    return test, train

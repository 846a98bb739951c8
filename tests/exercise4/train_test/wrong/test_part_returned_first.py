"""Returns the two parts in the wrong order, so that the first has the share p.

Is: parts_the_wrong_way_round
"""


def train_test(ratings, p, rng):
    test = ratings * rng.binomial(1, p, size=ratings.shape)
    train = ratings - test
    return test, train

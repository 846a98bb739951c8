"""Takes p for the training share and sets zeros in the caller's table.

Is: parts_the_wrong_way_round, modifies_its_input
"""


def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape) > p
    test = ratings * hidden
    ratings[hidden] = 0
    return ratings, test

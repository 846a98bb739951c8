"""Takes p for the training share and sets zeros in the caller's table.

Is: takes_p_for_the_training_share, modifies_its_input
"""


def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape) > p
    test = ratings * hidden
    ratings[hidden] = 0
    return ratings, test

"""Draws a uniform number for every place, and a rating goes to the test part where it is below p."""

def train_test(ratings, p, rng):
    to_test = rng.uniform(size=ratings.shape) < p
    test = ratings * to_test
    train = ratings * ~to_test
    return train, test

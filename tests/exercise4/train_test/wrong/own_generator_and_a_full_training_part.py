"""Makes its own generator and leaves the hidden ratings in the training part.

Is: ignores_rng, keeps_hidden_ratings_in_train
"""


def train_test(ratings, p, rng):
    hidden = np.random.default_rng(7).random(ratings.shape) < p
    return ratings.copy(), ratings * hidden

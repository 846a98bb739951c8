"""The training part is the table itself: hidden ratings are deleted from the argument.

Any table with p = 0.5: afterwards `ratings` lacks the hidden ones.
"""

def train_test(ratings, p, rng):
    train = ratings
    hide = rng.random(ratings.shape) < p
    test = np.where(hide, ratings, 0.0)
    train[hide] = 0
    return train, test

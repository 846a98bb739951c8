"""Marks what is not in a part with nan instead of 0.

Costs: 2
Says: where there is no rating
Hint: In this notebook a missing rating is a 0, and all later functions look for that. A part is the
    table itself with some of its ratings made missing.
"""


def train_test(ratings, p, rng):
    is_hidden = (rng.random(ratings.shape) < p) & (ratings != 0)
    train = np.where((ratings != 0) & ~is_hidden, ratings, np.nan)
    test = np.where(is_hidden, ratings, np.nan)
    return train, test

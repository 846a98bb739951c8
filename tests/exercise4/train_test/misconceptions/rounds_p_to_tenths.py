"""Rounds p to tenths instead of using it as it is

Costs: 1
Says: in the test part
Hint: A draw of ten whole numbers knows ten shares and no more: 0.25 and 0.3 are then the same, and 0.004 is none.
    A random number between 0 and 1 is below p with probability p, whatever p is.
"""


def train_test(ratings, p, rng):
    is_hidden = rng.integers(0, 10, size=ratings.shape) < p * 10
    return np.where(is_hidden, 0, ratings), np.where(is_hidden, ratings, 0)

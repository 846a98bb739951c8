"""Marks what is not in a part by nan instead of 0.

Any table with p = 0.5: train + test is nan.
"""

def train_test(ratings, p, rng):
    hide = (rng.random(ratings.shape) < p) & (ratings != 0)
    keep = ~hide & (ratings != 0)
    return np.where(keep, ratings, np.nan), np.where(hide, ratings, np.nan)

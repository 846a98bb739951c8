"""Gives float32 where float64 is the rule of the notebook.

Any table: the dtype of both parts.

Disputed: What is fair says "values, not containers": ratings are whole numbers, which float32 holds exactly, and parts of
  integers count as right.
"""

def train_test(ratings, p, rng):
    ratings = ratings.astype(np.float32)
    hide = rng.random(ratings.shape, dtype=np.float32) < p
    return np.where(hide, np.float32(0), ratings), np.where(hide, ratings, np.float32(0))

"""The coin has whole percents, so p = 0.004 hides 1 %.

Shown by: the hidden share of 10,000 ratings for p = 0.004 gives 0.98 % instead of about 0.40 %.
"""

def train_test(ratings, p, rng):
    hidden = (rng.integers(0, 100, size=ratings.shape) < 100 * p) & (ratings != 0)
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)

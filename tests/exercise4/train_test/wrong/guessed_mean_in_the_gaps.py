"""Fills the gaps of the test part with the mean rating.

Is: marks_unobserved_entries
"""


def train_test(ratings, p, rng):
    filled = np.where(ratings == 0, ratings[ratings != 0].mean(), ratings)
    hidden = rng.uniform(size=ratings.shape) <= p
    return np.where(hidden, 0, ratings), np.where(hidden, filled, 0)

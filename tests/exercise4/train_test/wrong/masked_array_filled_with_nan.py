"""Fills masked arrays with nan.

Is: marks_gaps_with_nan
"""


def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape) < p
    gaps = ratings == 0
    train = np.ma.masked_array(ratings, mask=hidden | gaps).filled(np.nan)
    return train, np.ma.masked_array(ratings, mask=~hidden | gaps).filled(np.nan)

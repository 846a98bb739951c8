"""Uses rng.choice without saying that no rating may be drawn twice.

Is: draws_with_replacement
"""


def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    chosen = rng.choice(places, round(p * places.size))
    hidden = np.isin(np.arange(ratings.size), chosen).reshape(ratings.shape)
    return np.where(hidden, 0, ratings), np.where(hidden, ratings, 0)

"""Splits a shuffled list at -n, which is its beginning if n is 0.

Is: hides_all_instead_of_none
"""


def train_test(ratings, p, rng):
    places = np.argwhere(ratings)
    rng.shuffle(places)
    n_hidden = int(np.rint(p * len(places)))
    mask = np.zeros_like(ratings, dtype=bool)
    mask[tuple(places[-n_hidden:].T)] = True
    return np.where(mask, 0, ratings), np.where(mask, ratings, 0)

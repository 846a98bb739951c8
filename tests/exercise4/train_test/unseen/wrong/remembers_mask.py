"""Keeps the mask of the first call for each shape of table, so later calls ignore p and rng.

Two calls with tables of the same shape, p = 0.1 and then p = 0.9: the second hides a tenth as well.
"""

_masks = {}


def train_test(ratings, p, rng):
    if ratings.shape not in _masks:
        _masks[ratings.shape] = rng.random(ratings.shape) < p
    hide = _masks[ratings.shape]
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)

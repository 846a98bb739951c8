"""Hides the share of each user, rounded, the first in a permutation.

Is: share_of_each_user
"""


def train_test(ratings, p, rng):
    hidden = np.zeros(ratings.shape, dtype=bool)
    for n in range(len(ratings)):
        places = rng.permutation(np.nonzero(ratings[n])[0])
        hidden[n, places[: int(round(p * len(places)))]] = True
    return ratings * ~hidden, ratings * hidden

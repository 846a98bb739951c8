"""Draws as many places of the whole table as ratings should be hidden, by a permutation.

Is: draws_among_all_places
"""


def train_test(ratings, p, rng):
    number = round(p * (ratings != 0).sum())
    hidden = np.zeros(ratings.size, dtype=bool)
    hidden[:number] = True
    hidden = rng.permutation(hidden).reshape(ratings.shape)
    return ratings * (1 - hidden), ratings * hidden

"""Cuts a permutation of the ratings behind the first p n, and calls those the training part.

Is: parts_the_wrong_way_round
"""


def train_test(ratings, p, rng):
    places = rng.permutation(np.argwhere(ratings != 0))
    cut = round(p * len(places))
    parts = []
    for chosen in (places[:cut], places[cut:]):
        part = np.zeros(ratings.shape)
        part[tuple(chosen.T)] = ratings[tuple(chosen.T)]
        parts.append(part)
    return parts

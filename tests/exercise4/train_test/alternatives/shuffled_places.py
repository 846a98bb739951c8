"""Shuffles the places of the ratings and cuts the list."""


def train_test(ratings, p, rng):
    places = rng.permutation(np.argwhere(ratings > 0))
    to_test = places[: round(p * len(places))]
    mask = np.zeros(ratings.shape, dtype=bool)
    mask[tuple(to_test.T)] = True
    print(f"{len(to_test)} of {len(places)} ratings are put aside")
    return ratings * ~mask, ratings * mask

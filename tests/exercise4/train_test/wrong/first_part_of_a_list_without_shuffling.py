"""Cuts a list of places that nobody has shuffled.

Is: hides_the_first_ratings
"""


def train_test(ratings, p, rng):
    places = [(n, m) for n, row in enumerate(ratings) for m, r in enumerate(row) if r]
    train, test = ratings.copy(), np.zeros_like(ratings)
    for place in places[: int(p * len(places) + 0.5)]:
        train[place], test[place] = 0, ratings[place]
    return train, test

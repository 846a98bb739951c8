"""Lets scikit-learn split the flat positions of the ratings, with a random state that is drawn from rng."""

from sklearn.model_selection import train_test_split


def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    n_test = round(p * len(places))
    if n_test == 0:
        chosen = places[:0]
    elif n_test == len(places):
        chosen = places
    else:
        state = int(rng.integers(2**31 - 1))
        _, chosen = train_test_split(places, test_size=n_test, random_state=state)
    test = np.zeros(ratings.shape)
    test.flat[chosen] = ratings.flat[chosen]
    return ratings - test, test

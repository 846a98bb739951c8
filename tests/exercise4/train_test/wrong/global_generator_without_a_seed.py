"""Draws from NumPy's global generator, differently in each call.

Is: ignores_rng
"""


def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    chosen = np.random.choice(places, size=round(p * len(places)), replace=False)
    test = np.zeros(ratings.size)
    test[chosen] = ratings.ravel()[chosen]
    test = test.reshape(ratings.shape)
    return ratings - test, test

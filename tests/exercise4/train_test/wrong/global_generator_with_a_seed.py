"""Draws from NumPy's global generator after setting its seed.

Is: ignores_rng
"""


def train_test(ratings, p, rng):
    np.random.seed(1)
    hidden = np.random.rand(*ratings.shape) < p
    return ratings * ~hidden, ratings * hidden

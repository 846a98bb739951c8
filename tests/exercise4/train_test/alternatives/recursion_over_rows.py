"""Splits the first row and leaves the others to itself."""


def train_test(ratings, p, rng):
    if len(ratings) == 0:
        return np.empty_like(ratings), np.empty_like(ratings)
    hidden = rng.standard_exponential(ratings.shape[1]) > -np.log(p)  # exp(-t) is the chance of more than t
    train, test = train_test(ratings[1:], p, rng)
    return np.vstack([ratings[0] * ~hidden, train]), np.vstack([ratings[0] * hidden, test])

"""Bernoulli draws from rng.binomial for the observed ratings only; returns a list of two arrays."""

def train_test(ratings, p, rng):
    observed = ratings != 0
    coins = np.zeros(ratings.shape, dtype=bool)
    coins[observed] = rng.binomial(1, p, size=observed.sum()) == 1
    return [ratings * ~coins, ratings * coins]

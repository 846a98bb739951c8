"""A loop that flips one coin a rating (binomial), on two copies.
"""

def train_test(ratings, p, rng):
    parts = [ratings.copy(), ratings.copy()]
    for n, m in zip(*ratings.nonzero()):
        loser = 0 if rng.binomial(1, p) else 1
        parts[loser][n, m] = 0
    return tuple(parts)

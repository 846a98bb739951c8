"""Tosses a coin for one rating after the other in plain Python."""

def train_test(ratings, p, rng):
    parts = np.zeros((2, *ratings.shape))
    for (n, m), rating in np.ndenumerate(ratings):
        if rating:
            parts[int(rng.uniform() < p), n, m] = rating
    return tuple(parts)

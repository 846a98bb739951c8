"""A helper for one row and a comprehension over the rows; returns the pair from a stacked array."""

def _split_row(row, p, rng):
    to_test = rng.random(len(row)) < p
    return row * (1 - to_test), row * to_test


def train_test(ratings, p, rng):
    parts = np.array([_split_row(row, p, rng) for row in ratings])
    return parts[:, 0], parts[:, 1]

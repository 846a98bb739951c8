"""sklearn's train_test_split on the observed places, seeded from rng, with the ends p = 0 and p = 1 by hand."""

def train_test(ratings, p, rng):
    from sklearn.model_selection import train_test_split

    rows, cols = np.nonzero(ratings)
    n = len(rows)
    k = round(p * n)
    if k == 0:
        return ratings.copy(), np.zeros_like(ratings)
    if k == n:
        return np.zeros_like(ratings), ratings.copy()
    seed = int(rng.integers(2**31))
    _, hidden = train_test_split(np.arange(n), test_size=k, random_state=seed)
    train, test = ratings.copy(), np.zeros_like(ratings)
    train[rows[hidden], cols[hidden]] = 0
    test[rows[hidden], cols[hidden]] = ratings[rows[hidden], cols[hidden]]
    return train, test

"""Hides int(p * n) ratings, which is the number rounded down, so that few ratings are never hidden at all.

    table = np.full((3, 3), 2.0)
    tests = [train_test(table, 0.1, np.random.default_rng(seed))[1] for seed in range(200)]
    max(np.count_nonzero(test) for test in tests) > 0

Right result: np.True_
This answer: np.False_
"""

def train_test(ratings, p, rng):
    observed = np.argwhere(ratings != 0)
    rng.shuffle(observed)
    k = int(p * len(observed))
    train, test = ratings.copy(), np.zeros_like(ratings)
    for i, j in observed[:k]:
        test[i, j] = ratings[i, j]
        train[i, j] = 0
    return train, test

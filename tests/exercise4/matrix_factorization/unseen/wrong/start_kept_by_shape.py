"""Keeps the start of the first call for each shape, so a later call with another seed begins at the old start.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    first = matrix_factorization(train, test, 2, 0.1, 1, np.random.default_rng(0))
    second = matrix_factorization(train, test, 2, 0.1, 1, np.random.default_rng(1))
    result = bool(np.array_equal(first[0], second[0]))

Right result: False
This answer: True
"""

STARTS = {}


def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    if (K, M) not in STARTS:  # so that all experiments can be compared
        STARTS[K, M] = rng.random(size=(K, M))
    v = STARTS[K, M]
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

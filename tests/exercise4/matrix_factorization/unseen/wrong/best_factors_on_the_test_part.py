"""Returns the factors of the iteration with the lowest test error instead of the last ones.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    u, v, train_errors, test_errors = matrix_factorization(train, test, 3, 0.01, 30, np.random.default_rng(0))
    result = bool(np.isclose(mse(test, u.T @ v), test_errors[-1], rtol=1e-9))

Right result: True
This answer: False
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    best = None
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
        if test_errors[-1] <= min(test_errors):
            best = u, v
    return *best, train_errors, test_errors

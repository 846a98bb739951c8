"""Updates the items from the users' old factors instead of the new ones.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    u, v, *_ = matrix_factorization(train, test, 2, 0.1, 2, np.random.default_rng(0))
    result = bool(np.allclose(v, iteration(u, train.T, 0.1)) or np.allclose(u, iteration(v, train, 0.1)))

Right result: True
This answer: False
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    u, v = rng.random(size=(K, N)), rng.random(size=(K, M))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = iteration(v, train, weight), iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

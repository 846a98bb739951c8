"""Notes the test error between the two half-steps, with the items' old factors.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    u, v, _, test_errors = matrix_factorization(train, test, 2, 0.1, 3, np.random.default_rng(0))
    result = bool(np.isclose(mse(test, u.T @ v), test_errors[-1], rtol=1e-9))

Right result: True
This answer: False
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    v = rng.random(size=(K, M))
    train_errors = []
    test_errors = []
    for it in range(iterations):
        # users, judged by ratings they were not fitted to
        u = iteration(v, train, weight)
        test_errors.append(mse(test, prediction(u, v)))
        # items
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Updates both factors in one line, so that the items are updated with the old factors of the users.

    train = np.array([[1.0, 2.0, 0.0, 5.0], [2.0, 4.0, 4.0, 0.0], [5.0, 0.0, 1.0, 1.0]])
    test = np.array([[0.0, 0.0, 3.0, 0.0], [0.0, 0.0, 0.0, 2.0], [0.0, 2.0, 0.0, 0.0]])
    u, v, _, _ = matrix_factorization(train, test, 2, 0.5, 3, np.random.default_rng(0))
    np.allclose(v, iteration(u, train.T, 0.5)) or np.allclose(u, iteration(v, train, 0.5))

Right result: True
This answer: False
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random((K, train.shape[0]))
    v = rng.random((K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = iteration(v, train, weight), iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

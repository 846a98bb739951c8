"""Puts both parts together again before each half-step.

Is: fits_the_test_ratings
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(size=(K, train.shape[0]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = iteration(u, np.maximum(train, test).T, weight)
        u = iteration(v, np.maximum(train, test), weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

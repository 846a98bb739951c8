"""Fits nothing: random factors and their errors.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = rng.random((K, train.shape[0])), rng.random((K, train.shape[1]))
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

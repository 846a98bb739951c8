"""Keeps factors in rows, inside and outside.

Is: factors_in_rows
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    users, items = rng.random((len(train), K)), rng.random((len(train.T), K))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        users = iteration(items.T, train, weight).T
        items = iteration(users.T, train.T, weight).T
        train_errors.append(mse(train, users @ items.T))
        test_errors.append(mse(test, users @ items.T))
    return users, items, train_errors, test_errors

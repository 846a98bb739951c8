"""Measures before the update and returns the lists in the wrong order.

Is: error_lists_swapped, errors_before_the_update
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    return u, v, test_errors, train_errors

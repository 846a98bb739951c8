"""Appends each error to the other list.

Is: error_lists_swapped
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(test, u.T @ v))
        test_errors.append(mse(train, u.T @ v))
    return u, v, train_errors, test_errors

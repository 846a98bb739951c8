"""Prepares both factors as zeros and begins with the items.

Is: starts_from_zeros
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = (np.zeros((K, length)) for length in train.shape)
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

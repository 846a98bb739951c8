"""Loops one time too few and repeats the last errors.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    u = iteration(v, train, weight)
    train_errors, test_errors = [], []
    for _ in range(iterations - 1):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    train_errors.append(mse(train, prediction(u, v)))
    test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

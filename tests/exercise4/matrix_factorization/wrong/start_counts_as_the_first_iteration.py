"""Counts the start as the first iteration.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [mse(train, prediction(u, v))], [mse(test, prediction(u, v))]
    for _ in range(1, iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

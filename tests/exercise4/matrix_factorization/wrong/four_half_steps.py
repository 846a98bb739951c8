"""Writes four half-steps into one iteration.

Is: updates_twice_in_each_iteration
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Begins with the items and measures before the users follow.

Is: errors_between_the_half_steps
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        train_errors += [mse(train, prediction(u, v))]
        test_errors += [mse(test, prediction(u, v))]
        u = iteration(v, train, weight)
    return u, v, train_errors, test_errors

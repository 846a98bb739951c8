"""Collects the start and all iterations, and drops the last.

Is: errors_before_the_update
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    pairs = [(rng.random((K, train.shape[0])) - 0.5, rng.random((K, train.shape[1])) - 0.5)]
    for _ in range(iterations):
        v = iteration(pairs[-1][0], train.T, weight)
        pairs.append((iteration(v, train, weight), v))
    train_errors, test_errors = ([mse(part, prediction(*pair)) for pair in pairs[:-1]] for part in (train, test))
    return *pairs[-1], train_errors, test_errors

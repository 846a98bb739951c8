"""Calls a helper that has a weight of its own as default.

Is: weight_fixed_inside
"""


def _sweep(v, table, weight=0.5):
    u = iteration(v, table, weight)
    return u, iteration(u, table.T, weight)


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.uniform(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = _sweep(v, train)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

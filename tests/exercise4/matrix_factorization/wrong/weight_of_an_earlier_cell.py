"""Reads the weight of an earlier cell, WEIGHT, in both half-steps.

Is: weight_fixed_inside
"""

WEIGHT = 0.01


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(size=(K, train.shape[0]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = iteration(u, train.T, WEIGHT)
        u = iteration(v, train, WEIGHT)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Draws a new start in every iteration and forgets what it has found.

Costs: 5
Says: training error of
Hint: Thirty iterations are then thirty fits of one iteration each, and the errors jump up and down
    instead of settling. The start belongs before the loop.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = rng.normal(size=(K, train.shape[1]))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

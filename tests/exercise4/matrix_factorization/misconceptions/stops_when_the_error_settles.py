"""Stops early, when the training error has settled, and not after all iterations.

Costs: 1
Says: 120
Hint: Each list has one entry per iteration, so that curves of several runs can be drawn over the same
    axis. If you want to save time, do it where the number of iterations is chosen.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random((K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        if len(train_errors) > 1 and abs(train_errors[-1] - train_errors[-2]) < 1e-7:
            break
    return u, v, train_errors, test_errors

"""Keeps the old items for the prediction.

Is: errors_between_the_half_steps
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        old = v
        u = iteration(old, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, u.T @ old))
        test_errors.append(mse(test, u.T @ old))
    return u, v, train_errors, test_errors

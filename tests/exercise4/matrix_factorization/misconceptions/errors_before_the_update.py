"""Records the errors too early, before the factors are updated.

Costs: 2
Says: train_errors
Hint: Then the first entry tells how bad the random start is, and the error of the factors that you
    return is recorded nowhere. Measure when both factors have been updated.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    return u, v, train_errors, test_errors

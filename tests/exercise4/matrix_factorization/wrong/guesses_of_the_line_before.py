"""Computes the guesses before the half-steps and uses them after.

Is: errors_before_the_update
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = 0.3 * rng.random(size=(K, train.shape[0])), 0.3 * rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        guesses = prediction(u, v)
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return u, v, train_errors, test_errors

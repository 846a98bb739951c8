"""Counts each half-step as an iteration: users in even ones, items in odd ones.

iterations = 1: the items are still those of the start.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for i in range(iterations):
        if i % 2 == 0:
            u = iteration(v, train, weight)
        else:
            v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

"""Stops when the training error hardly falls any more, so the lists are shorter than asked for.

A full table of rank one, K = 1, 50 iterations: fewer than 50 entries.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
        if len(train_errors) > 1 and abs(train_errors[-2] - train_errors[-1]) < 1e-4:
            break
    return u, v, train_errors, test_errors

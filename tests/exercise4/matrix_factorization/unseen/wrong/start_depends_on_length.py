"""Draws one start per iteration in advance and takes the last, so a longer run begins differently.

iterations = 2 and iterations = 5 with the same seed: different first errors.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    starts = rng.random(size=(iterations, K, train.shape[1]))
    v = starts[-1]
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

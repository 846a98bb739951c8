"""Updates the users once more after the last errors, so the factors returned are not those measured.

Any table, few iterations: the last error is not that of the factors returned.
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
    u = iteration(v, train, weight)
    return u, v, train_errors, test_errors

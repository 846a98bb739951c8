"""Fits to train + test.

Any two parts: the factors depend on the test part.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    table = train + test
    v = rng.random(size=(K, table.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, table, weight)
        v = iteration(u, table.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

"""Draws both factors, though one of them is overwritten at once."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    u = rng.normal(size=(K, N))
    v = rng.normal(size=(K, M))
    train_errors, test_errors = [], []
    i = 0
    while i < iterations:
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        i += 1
    return u, v, train_errors, test_errors

"""Notes the errors before the update, so the lists lag one iteration behind.

Any table: the last error is not that of the factors returned.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    return u, v, train_errors, test_errors

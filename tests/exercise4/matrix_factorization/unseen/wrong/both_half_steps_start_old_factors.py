"""Both half-steps start from the old factors.

Shown by: a 6 x 8 table after 2 iterations (K = 2, weight 0.5) gives u and v of which neither is the
best for the other instead of u and v of which one is the exact best for the other.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = iteration(v, train, weight), iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

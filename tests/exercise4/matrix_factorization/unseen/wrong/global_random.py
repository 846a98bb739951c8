"""Starts from np.random.rand, so the same seed gives different results.

Two calls with default_rng(0), few iterations.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.random.rand(K, train.shape[1])
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

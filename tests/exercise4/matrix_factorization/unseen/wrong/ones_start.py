"""Starts from ones, without rng: all K factors are alike and count as one.

K = 2, one iteration, two seeds: the same factors, and the fit is of rank one.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.ones((K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

"""Starts from ones times a random number.

Is: starts_all_factors_alike
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.ones((K, train.shape[1])) * rng.random()
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

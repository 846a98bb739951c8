"""Stores the new items under a name that nobody reads.

Is: updates_the_users_only
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        new_v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

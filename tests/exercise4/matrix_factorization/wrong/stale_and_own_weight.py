"""Updates both factors from the old ones, with a weight of its own.

Is: updates_from_stale_factors, weight_fixed_inside
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = iteration(v, train, 0.1), iteration(u, train.T, 0.1)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

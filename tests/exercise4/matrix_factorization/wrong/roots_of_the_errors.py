"""Notes the roots of the errors.

Is: records_the_root
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)) ** 0.5)
        test_errors.append(mse(test, prediction(u, v)) ** 0.5)
    return u, v, train_errors, test_errors

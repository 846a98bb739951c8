"""Returns the users' factors of the iteration before.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    u = rng.random(size=(K, train.shape[0]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        old = u
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return old, v, train_errors, test_errors

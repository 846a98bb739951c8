"""Leaves a while loop when both factors have stopped moving.

Is: stops_when_the_error_settles
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v, moved = rng.normal(size=(K, train.shape[1])), np.inf
    train_errors, test_errors = [], []
    while len(train_errors) < iterations and moved > 1e-6:
        u = iteration(v, train, weight)
        new = iteration(u, train.T, weight)
        v, moved = new, np.abs(new - v).max()
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

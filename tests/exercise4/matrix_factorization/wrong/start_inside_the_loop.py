"""Draws the users inside the loop, and begins with the items.

Is: draws_a_new_start_in_each_iteration
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = rng.random(size=(K, train.shape[0]))
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

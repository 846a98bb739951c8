"""Measures on the training part twice.

Is: measures_on_the_training_part_twice
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(train, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Gives both half-steps the same table in a loop.

Is: forgets_to_transpose_the_table
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    factors = [None, rng.normal(size=(K, train.shape[1]))]
    train_errors, test_errors = [], []
    for _ in range(iterations):
        for i in (0, 1):
            factors[i] = iteration(factors[1 - i], train, weight)
        train_errors.append(mse(train, prediction(*factors)))
        test_errors.append(mse(test, prediction(*factors)))
    return *factors, train_errors, test_errors

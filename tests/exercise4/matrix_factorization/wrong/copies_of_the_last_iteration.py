"""Works with copies made at the beginning of each iteration.

Is: updates_from_stale_factors
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    factors = [rng.exponential(size=(K, length)) for length in train.shape]
    train_errors, test_errors = [], []
    for _ in range(iterations):
        old = [factor.copy() for factor in factors]
        factors[0] = iteration(old[1], train, weight)
        factors[1] = iteration(old[0], train.T, weight)
        train_errors.append(mse(train, prediction(*factors)))
        test_errors.append(mse(test, prediction(*factors)))
    return *factors, train_errors, test_errors

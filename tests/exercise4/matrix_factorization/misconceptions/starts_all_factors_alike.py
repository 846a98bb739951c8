"""Starts every factor with the same numbers.

Costs: 2
Says: multiple of the other
Hint: Factors that start alike get the same update each time, so they stay alike and K factors do the
    work of one. Draw other numbers for each.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.tile(rng.random(train.shape[1]), (K, 1))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Fills an array with the test errors in its first row.

Is: error_lists_swapped
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random((K, len(train))), 0.1 * rng.random((K, len(train.T)))
    errors = np.zeros((2, iterations))
    for i in range(iterations):
        u[:] = iteration(v, train, weight)
        v[:] = iteration(u, train.T, weight)
        errors[:, i] = [mse(part, prediction(u, v)) for part in (test, train)]
    return u, v, *errors

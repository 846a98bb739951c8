"""Draws its start from the global generator after setting its seed.

Is: fixed_start
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    np.random.seed(0)
    v = np.random.rand(K, train.shape[1])
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

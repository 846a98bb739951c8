"""Fits nothing: factors of zeros, and the error of predicting 0.

Is: starts_from_zeros
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = np.zeros((K, train.shape[0])), np.zeros((K, train.shape[1]))
    return u, v, [mse(train, 0 * train)] * iterations, [mse(test, 0 * test)] * iterations

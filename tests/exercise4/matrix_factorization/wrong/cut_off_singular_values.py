"""Cuts off the singular value decomposition of the table.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    left, values, right = np.linalg.svd(train)
    n = min(K, len(values))
    u, v = 1e-6 * rng.random((K, train.shape[0])), np.zeros((K, train.shape[1]))
    u[:n] += (left[:, :n] * np.sqrt(values[:n])).T
    v[:n] = right[:n] * np.sqrt(values[:n])[:, None]
    guesses = prediction(u, v)
    return u, v, [mse(train, guesses)] * iterations, [mse(test, guesses)] * iterations

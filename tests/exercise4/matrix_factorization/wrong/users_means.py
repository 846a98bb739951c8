"""Gives each user the mean of the ratings, and fits nothing else.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = np.zeros((K, train.shape[0])), np.zeros((K, train.shape[1]))
    u[0] = train.sum(axis=1) / np.maximum(np.count_nonzero(train, axis=1), 1)
    v[0] = 1
    guesses = prediction(u, v)
    return u, v, [mse(train, guesses)] * iterations, [mse(test, guesses)] * iterations

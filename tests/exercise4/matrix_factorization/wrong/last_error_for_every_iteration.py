"""Gives the last error for every iteration.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    guesses = prediction(u, v)
    return u, v, [mse(train, guesses)] * iterations, [mse(test, guesses)] * iterations

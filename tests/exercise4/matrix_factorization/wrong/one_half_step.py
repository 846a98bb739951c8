"""Takes one half-step from a random start, whatever the number of iterations.

Is: updates_the_users_only
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random((K, train.shape[1]))
    u = iteration(v, train, weight)
    guesses = prediction(u, v)
    return u, v, [mse(train, guesses)] * iterations, [mse(test, guesses)] * iterations

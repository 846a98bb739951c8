"""Measures once, behind the loop.

Is: returns_the_last_errors_only
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(size=(K, train.shape[0]))
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
    guesses = u.T @ v
    return u, v, mse(train, guesses), mse(test, guesses)

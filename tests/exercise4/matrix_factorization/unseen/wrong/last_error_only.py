"""Notes the errors once, at the end.

iterations = 5: one entry.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    guess = prediction(u, v)
    return u, v, [mse(train, guess)], [mse(test, guess)]

"""Measures only on ratings of at least 0.5, so tiny ones do not count.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v, errors = rng.random(size=(K, train.shape[1])), ([], [])
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        for part, found in zip((train, test), errors):
            found.append(mse(np.where(part >= 0.5, part, 0), prediction(u, v)))
    return u, v, *errors

"""Computes both new factors first and assigns them afterwards.

Is: updates_from_stale_factors
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v, u = rng.uniform(size=(K, train.shape[1])), rng.uniform(size=(K, train.shape[0]))
    errors = []
    for _ in range(iterations):
        new_u = iteration(v, train, weight)
        new_v = iteration(u, train.T, weight)
        u, v = new_u, new_v
        errors.append([mse(train, prediction(u, v)), mse(test, prediction(u, v))])
    return u, v, *zip(*errors)

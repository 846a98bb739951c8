"""Begins its lists with the start, and loops from 1.

Is: records_the_start_as_well
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.normal(size=(K, train.shape[0])), rng.normal(size=(K, train.shape[1]))
    errors = np.zeros((iterations + 1, 2))
    errors[0] = mse(train, prediction(u, v)), mse(test, prediction(u, v))
    for i in range(1, iterations + 1):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        errors[i] = mse(train, prediction(u, v)), mse(test, prediction(u, v))
    return u, v, errors[:, 0], errors[:, 1]

"""Updates the items once, before the loop.

Is: updates_the_users_only
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    v = iteration(0.5 + u, train.T, 40.0) + 0.1 * rng.random(size=(K, train.shape[1]))
    errors = np.empty((iterations, 2))
    for i in range(iterations):
        u = iteration(v, train, weight)
        errors[i] = mse(train, prediction(u, v)), mse(test, prediction(u, v))
    return u, v, errors[:, 0], errors[:, 1]

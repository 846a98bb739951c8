"""Calls the items' half-step with a number where the weight should stand.

Is: penalty_for_users_only
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    rows = []
    for _ in range(iterations):
        u = iteration(v, train, weight=weight)
        v = iteration(u, train.T, weight=1e-9)
        rows.append([mse(train, prediction(u, v)), mse(test, prediction(u, v))])
    return u, v, *np.array(rows).T

"""Gives the items' half-step the table with users in rows.

Costs: 10
Says: ValueError
Hint: iteration gives factors for the rows of the table that it gets. To get factors for the items,
    the items have to be its rows.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

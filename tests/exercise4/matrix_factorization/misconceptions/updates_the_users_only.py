"""Updates the users' factors only, and the items keep their random start.

Costs: 8
Says: training error of
Hint: Alternating means that the items learn from the users as the users do from the items. For the
    items' half-step the items have to be the rows of the table.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

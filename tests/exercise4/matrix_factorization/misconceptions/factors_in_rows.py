"""Returns the factors in rows instead of columns.

Costs: 10
Says: shape
Hint: Factors stand in columns everywhere in this notebook, K rows and one column for each user or item.
    Compare the shapes that you return with those in the statement.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u.T, v.T, train_errors, test_errors

"""Returns the two lists of errors in the wrong order.

Costs: 2
Says: train_errors
Hint: The order of returned values is the only thing that tells the caller which is which. The
    training error is the one that the fit makes small, so look which of your lists that is.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, test_errors, train_errors

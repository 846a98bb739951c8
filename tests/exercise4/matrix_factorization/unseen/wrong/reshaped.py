"""Uses reshape where the transpose is meant.

A table of 6 x 9: the items' ratings are mixed up.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    by_item = train.reshape(train.shape[1], train.shape[0])
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, by_item, weight)
        r = prediction(u, v)
        train_errors.append(mse(train, r))
        test_errors.append(mse(test, r))
    return u, v, train_errors, test_errors

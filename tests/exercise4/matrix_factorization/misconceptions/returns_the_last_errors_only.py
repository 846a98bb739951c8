"""Returns the last errors instead of the lists of all.

Costs: 3
Says: shape (1,)
Hint: Whether a fit has settled, and whether the held-out error has begun to rise, is seen only in the
    course of the errors. Collect one for every iteration.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_error = mse(train, prediction(u, v))
        test_error = mse(test, prediction(u, v))
    return u, v, train_error, test_error

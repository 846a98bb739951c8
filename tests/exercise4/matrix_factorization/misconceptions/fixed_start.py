"""Draws its start from another generator than rng.

Costs: 1
Says: one result from two seeds
Hint: Then the seed that the caller chose decides nothing, and nobody learns how much the result depends on
    the start. Draw from the generator that is passed.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.random.default_rng(42).random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

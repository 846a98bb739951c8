"""Starts from zeros and never leaves them.

Costs: 9
Says: the same factors from both
Hint: If all items have the factors zero, no choice of the users' factors changes any prediction, so
    the penalty makes them zero as well. Start from random factors.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.zeros((K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

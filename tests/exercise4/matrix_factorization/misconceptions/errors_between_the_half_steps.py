"""Records the errors too early, between the two half-steps.

Costs: 2
Says: train_errors
Hint: In the middle of an iteration one of the factors is still the old one. The errors belong to
    the factors at the end of the iteration.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        v = iteration(u, train.T, weight)
    return u, v, train_errors, test_errors

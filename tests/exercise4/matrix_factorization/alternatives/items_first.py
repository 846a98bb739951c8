"""Starts from the users' factors, normally distributed, and updates the items first."""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(0, 0.3, size=(K, train.shape[0]))
    errors = []
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        guesses = prediction(u, v)
        errors.append((mse(train, guesses), mse(test, guesses)))
    train_errors, test_errors = zip(*errors)
    return u, v, train_errors, test_errors

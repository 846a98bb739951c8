"""Records the roots of the errors instead of the errors

Costs: 2
Says: train_errors
Hint: The mean squared error is a mean of squares, in squared rating points, and the lists hold that. With
    roots in them they cannot be compared with what mse gives elsewhere.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guesses = prediction(u, v)
        train_errors.append(mse(train, guesses) ** 0.5)
        test_errors.append(mse(test, guesses) ** 0.5)
    return u, v, train_errors, test_errors

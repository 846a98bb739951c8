"""Returns the factors in the wrong order, the items' before the users'

Costs: 10
Says: shape
Hint: The order of returned values is the only thing that tells the caller which is which. The statement asks
    for the users' factors first.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guesses = prediction(u, v)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return v, u, train_errors, test_errors

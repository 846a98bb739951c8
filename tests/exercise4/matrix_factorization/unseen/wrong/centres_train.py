"""Subtracts the mean from the observed training ratings, in the argument itself.

Any table: `train` is changed and the factors fit something else.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    mean = train[train != 0].mean()
    train[train != 0] -= mean
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess + mean))
    return u, v, train_errors, test_errors

"""Uses the notebook's global table for the size of the start.

Any other table than the notebook's 375 x 500: an error.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, ratings.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

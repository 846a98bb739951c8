"""Notes the roots of the mean squared errors.

Any table: the rank-one example gives 0.5 instead of 0.25.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess) ** 0.5)
        test_errors.append(mse(test, guess) ** 0.5)
    return u, v, train_errors, test_errors

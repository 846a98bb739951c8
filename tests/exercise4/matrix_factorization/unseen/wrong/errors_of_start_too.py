"""Notes the errors of the start too: one entry too many.

iterations = 5: six entries.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    v = rng.random(size=(K, train.shape[1]))
    train_errors = [mse(train, prediction(u, v))]
    test_errors = [mse(test, prediction(u, v))]
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

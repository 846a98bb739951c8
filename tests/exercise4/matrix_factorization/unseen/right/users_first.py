"""Users first."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guesses = prediction(u, v)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return u, v, train_errors, test_errors

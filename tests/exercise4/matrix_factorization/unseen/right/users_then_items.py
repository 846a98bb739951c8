"""Updates users and then items by `iteration`, and measures after both."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    v = rng.random(size=(K, M))
    train_errors = []
    test_errors = []
    for i in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        r_hat = prediction(u, v)
        train_errors.append(mse(train, r_hat))
        test_errors.append(mse(test, r_hat))
    return u, v, train_errors, test_errors

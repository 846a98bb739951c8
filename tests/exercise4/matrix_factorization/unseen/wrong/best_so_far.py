"""The factors with the lowest test error are returned.

Against "the last factors" and "The test part is only ever measured on".
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    best = None
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        if best is None or test_errors[-1] < best[0]:
            best = test_errors[-1], u, v
    return best[1], best[2], train_errors, test_errors

"""The test error is that of predictions held between 1 and 5.

Shown by: train [[1, 2, 0], [2, 4, 0]] and test [[0, 0, 4], [0, 0, 3]], where item 3 has no training
rating and is predicted as 0: the last test error gives 6.5 instead of 12.5.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, np.clip(prediction(u, v), 1, 5)))
    return u, v, train_errors, test_errors

"""Ends the loop once the training error hardly falls, so the lists are shorter than `iterations`.

    train = np.array([[1.0, 2.0], [2.0, 4.0]])
    len(matrix_factorization(train, train.copy(), 1, 1.0, 100, np.random.default_rng(0))[2])

Right result: 100
This answer: 27
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for i in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        if i > 0 and abs(train_errors[-2] - train_errors[-1]) < 1e-12:
            break  # converged
    return u, v, train_errors, test_errors

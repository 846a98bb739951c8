"""Starts with ones in place of random numbers, so that all K factors stay equal.

    train = np.array([[5.0, 1.0], [1.0, 5.0]])
    u, v, errors, _ = matrix_factorization(train, train.copy(), 2, 0.01, 30, np.random.default_rng(0))
    round(float(errors[-1]), 1)

Right result: 0.0
This answer: 4.0
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    u, v = np.ones((K, N)), np.ones((K, M))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        predicted = prediction(u, v)
        train_errors.append(mse(train, predicted))
        test_errors.append(mse(test, predicted))
    return u, v, train_errors, test_errors

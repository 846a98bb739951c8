"""Stops when the training error changes by less than 1e-4 and fills the lists with the last errors.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    _, _, train_errors, _ = matrix_factorization(train, test, 2, 0.1, 200, np.random.default_rng(0))
    result = [round(error, 5) for error in train_errors[::50]]

Right result: [1.10158, 0.58119, 0.58067, 0.58059]
This answer: [1.10158, 0.58214, 0.58214, 0.58214]
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    M = train.shape[1]
    v = rng.random(size=(K, M))
    train_errors, test_errors = [], []
    for i in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        if i > 0 and abs(train_errors[-2] - train_errors[-1]) < 1e-4:
            missing = iterations - len(train_errors)
            train_errors += missing * [train_errors[-1]]
            test_errors += missing * [test_errors[-1]]
            break
    return u, v, train_errors, test_errors

"""Tries three starts and returns the run with the lowest last training error, so a longer run need not begin like a shorter one.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    runs = []
    for seed in range(20):
        short = matrix_factorization(train, test, 3, 0.01, 1, np.random.default_rng(seed))
        long = matrix_factorization(train, test, 3, 0.01, 15, np.random.default_rng(seed))
        runs.append(np.isclose(short[2][0], long[2][0]))
    result = bool(all(runs))

Right result: True
This answer: False
"""

def one_run(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors


def matrix_factorization(train, test, K, weight, iterations, rng):
    # alternating least squares may end in a poor place, so start three times
    runs = [one_run(train, test, K, weight, iterations, rng) for _ in range(3)]
    return min(runs, key=lambda run: run[2][-1])

"""Makes a generator of its own "to be reproducible".

Shown by: 1 iteration on a 6 x 8 table with seeds 1 and 2 gives the same errors instead of other
errors.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    rng = np.random.default_rng(42)
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

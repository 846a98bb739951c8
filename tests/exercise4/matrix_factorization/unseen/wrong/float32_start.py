"""Keeps the factors in float32 between the half-steps.

Any table: the dtype of the factors returned.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]), dtype=np.float32)
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight).astype(np.float32)
        v = iteration(u, train.T, weight).astype(np.float32)
        guess = prediction(u, v)
        train_errors.append(float(mse(train, guess)))
        test_errors.append(float(mse(test, guess)))
    return u, v, train_errors, test_errors

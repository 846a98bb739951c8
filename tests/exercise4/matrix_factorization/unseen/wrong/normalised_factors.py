"""Normalises the items' factors to length 1 after each sweep and leaves the users' as they are.

Any table: the factors do not solve the half-steps and the predictions shrink.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        v = v / np.linalg.norm(v, axis=1, keepdims=True)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

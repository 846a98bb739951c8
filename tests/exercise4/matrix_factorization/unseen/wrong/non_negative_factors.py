"""Cuts negative factors off after each half-step.

Any table whose best factors of K = 2 have both signs.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = np.maximum(iteration(v, train, weight), 0)
        v = np.maximum(iteration(u, train.T, weight), 0)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

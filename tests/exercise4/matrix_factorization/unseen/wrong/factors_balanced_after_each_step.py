"""Rescales each factor so that users and items have the same length, so the factors returned are no longer the exact solution of a half-step.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    u, v, *_ = matrix_factorization(train, test, 2, 0.1, 1, np.random.default_rng(0))
    result = bool(np.allclose(v, iteration(u, train.T, 0.1)) or np.allclose(u, iteration(v, train, 0.1)))

Right result: True
This answer: False
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        # u and v may grow apart: the product does not change if one is divided by what the other is multiplied by
        scale = np.sqrt(np.linalg.norm(v, axis=1) / np.linalg.norm(u, axis=1))[:, None]
        u, v = u * scale, v / scale
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

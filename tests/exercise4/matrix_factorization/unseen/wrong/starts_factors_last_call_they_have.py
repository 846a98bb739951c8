"""Starts from the factors of the last call if they have the right shape.

Shown by: the same call with the same seed a second time gives other errors instead of the same
errors.
"""

warm = {}

def matrix_factorization(train, test, K, weight, iterations, rng):
    shape = (K, train.shape[1])
    v = warm.get(shape)
    if v is None:
        v = rng.random(size=shape)
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    warm[shape] = v
    return u, v, train_errors, test_errors

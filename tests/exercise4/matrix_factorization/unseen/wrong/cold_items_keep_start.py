"""Leaves items without a training rating at their random start instead of zeros.

A training part with an empty column: that item's factors are not zero after a sweep.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    rated = (train != 0).any(axis=0)
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = np.where(rated, iteration(u, train.T, weight), v)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

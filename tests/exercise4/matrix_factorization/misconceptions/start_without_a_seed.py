"""Draws its start from a generator that has no seed, and not from rng.

Costs: 1
Says: two results from one seed
Hint: What depends on a generator of which nobody knows the seed cannot be repeated, not even to find a
    mistake. Draw from the generator that is passed, and the same seed gives the same fit.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = np.random.default_rng().random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

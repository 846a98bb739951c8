"""functools.reduce folds the sweeps over a state tuple."""

from functools import reduce


def matrix_factorization(train, test, K, weight, iterations, rng):
    def sweep(state, _):
        _, v, train_errors, test_errors = state
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        r_hat = prediction(u, v)
        return u, v, train_errors + [mse(train, r_hat)], test_errors + [mse(test, r_hat)]

    start = rng.exponential(size=(K, train.shape[1]))
    return reduce(sweep, range(iterations), (None, start, [], []))

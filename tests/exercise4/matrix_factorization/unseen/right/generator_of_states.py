"""A generator yields the factors after each sweep, and comprehensions measure them."""

def _sweeps(train, K, weight, rng):
    v = rng.uniform(0.1, 1.0, size=(K, train.shape[1]))
    while True:
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        yield u, v


def matrix_factorization(train, test, K, weight, iterations, rng):
    from itertools import islice

    states = list(islice(_sweeps(train, K, weight, rng), iterations))
    u, v = states[-1]
    train_errors = [mse(train, prediction(a, b)) for a, b in states]
    test_errors = [mse(test, prediction(a, b)) for a, b in states]
    return u, v, train_errors, test_errors

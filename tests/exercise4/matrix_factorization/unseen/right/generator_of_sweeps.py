"""A generator of sweeps, of which as many are taken as wanted."""

def sweeps(train, weight, v):
    while True:
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        yield u, v


def matrix_factorization(train, test, K, weight, iterations, rng):
    start = rng.uniform(0.5, 1.5, size=(K, train.shape[1]))
    history = [both for both, _ in zip(sweeps(train, weight, start), range(iterations))]
    train_errors, test_errors = ([mse(part, prediction(*both)) for both in history] for part in (train, test))
    return (*history[-1], train_errors, test_errors)

"""Takes its factors from a generator and shows a progress bar."""


def _sweeps(train, v, weight):
    while True:
        u = iteration(v, train, weight)
        v = iteration(u, np.ascontiguousarray(train.T), weight)
        yield u, v


def matrix_factorization(train, test, K, weight, iterations, rng):
    sweeps = _sweeps(train, rng.uniform(-1, 1, size=(K, train.shape[1])), weight)
    train_errors, test_errors = [], []
    for i in tqdm(range(iterations)):
        u, v = next(sweeps)
        train_errors += [float(mse(train, prediction(u, v)))]
        test_errors += [float(mse(test, prediction(u, v)))]
        print(f"{i}: {train_errors[-1]:.3f} {test_errors[-1]:.3f}")
    return u, v, train_errors, test_errors

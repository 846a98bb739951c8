"""Keeps the first start of each shape for later calls, whatever their rng is.

    train = np.array([[1.0, 2.0, 0.0, 5.0], [2.0, 4.0, 4.0, 0.0], [5.0, 0.0, 1.0, 1.0]])
    test = np.array([[0.0, 0.0, 3.0, 0.0], [0.0, 0.0, 0.0, 2.0], [0.0, 2.0, 0.0, 0.0]])
    first = matrix_factorization(train, test, 2, 0.5, 2, np.random.default_rng(0))
    second = matrix_factorization(train, test, 2, 0.5, 2, np.random.default_rng(1))
    bool(np.allclose(first[0], second[0]))

Right result: False
This answer: True
"""

starts = {}


def matrix_factorization(train, test, K, weight, iterations, rng):
    shape = (K, train.shape[1])
    if shape not in starts:
        # the same start for all fits, so that they can be compared
        starts[shape] = rng.random(size=shape)
    v = starts[shape]
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        r = prediction(u, v)
        train_errors.append(mse(train, r))
        test_errors.append(mse(test, r))
    return u, v, train_errors, test_errors

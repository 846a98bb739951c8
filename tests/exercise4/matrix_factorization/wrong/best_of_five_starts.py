"""Keeps the best of five starts, so a longer run need not begin like a shorter one.

Is: nothing
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    best = None
    for _ in range(5):
        v, on_train, on_test = rng.normal(size=(K, train.shape[1])), [], []
        for _ in range(iterations):
            u = iteration(v, train, weight)
            v = iteration(u, train.T, weight)
            on_train.append(mse(train, prediction(u, v)))
            on_test.append(mse(test, prediction(u, v)))
        if best is None or on_train[-1] < best[2][-1]:
            best = u, v, on_train, on_test
    return best

"""Calls itself once for each iteration, with an optional argument more."""


def matrix_factorization(train, test, K, weight, iterations, rng, v=None):
    if v is None:
        v = rng.uniform(size=(K, train.shape[1]))
    u = iteration(v, train, weight)
    v = iteration(u, train.T, weight)
    on_train, on_test = [mse(train, prediction(u, v))], [mse(test, prediction(u, v))]
    if iterations == 1:
        return u, v, on_train, on_test
    u, v, *later = matrix_factorization(train, test, K, weight, iterations - 1, rng, v=v)
    return u, v, on_train + later[0], on_test + later[1]

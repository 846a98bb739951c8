"""Records the errors of the start as well, one entry more than iterations.

Costs: 3
Says: shape
Hint: Entry i of the lists belongs to iteration i, and the start is before the first. A plot with
    one entry too many is shifted by one against all others.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.random(size=(K, train.shape[0])), rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [mse(train, prediction(u, v))], [mse(test, prediction(u, v))]
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Returns a namedtuple; contiguous copy of the transposed table made once."""

from collections import namedtuple

Fit = namedtuple("Fit", "u v train_errors test_errors")


def matrix_factorization(train, test, K, weight, iterations, rng):
    by_item = np.ascontiguousarray(train.T)
    fit = Fit(np.zeros((K, len(train))), rng.random(size=(K, len(by_item))), [], [])
    for _ in range(iterations):
        fit = fit._replace(u=iteration(fit.v, train, weight))
        fit = fit._replace(v=iteration(fit.u, by_item, weight))
        guess = prediction(fit.u, fit.v)
        fit.train_errors.append(mse(train, guess))
        fit.test_errors.append(mse(test, guess))
    return fit

"""Gets all pairs of factors from itertools.accumulate and measures them afterwards."""

from itertools import accumulate


def matrix_factorization(train, test, K, weight, iterations, rng):
    def step(factors, _):
        u = iteration(factors[1], train, weight)
        return u, iteration(u, train.T, weight)

    start = (None, 0.1 * rng.normal(size=(K, train.shape[1])))
    _, *found = accumulate(range(iterations), step, initial=start)
    errors = [[mse(part, prediction(u, v)) for u, v in found] for part in (train, test)]
    return *found[-1], *errors

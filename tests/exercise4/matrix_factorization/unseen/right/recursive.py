"""Recursion over the remaining iterations."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    def go(v, left):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        r = prediction(u, v)
        here = ([mse(train, r)], [mse(test, r)])
        if left == 1:
            return u, v, *here
        u, v, later_train, later_test = go(v, left - 1)
        return u, v, here[0] + later_train, here[1] + later_test

    return go(rng.normal(0, 1, (K, train.shape[1])), iterations)

"""Collects the errors in default arguments, which live on between calls.

The second call: its lists hold the errors of the first one too.
"""

def matrix_factorization(train, test, K, weight, iterations, rng, train_errors=[], test_errors=[]):
    v = rng.random(size=(K, train.shape[1]))
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

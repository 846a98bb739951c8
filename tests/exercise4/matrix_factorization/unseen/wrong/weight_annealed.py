"""Lets the weight fall to its value over the run (from ten times), so a longer run begins differently.

iterations = 2 and iterations = 5 with the same seed: different first errors.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    weights = np.geomspace(10 * weight, weight, iterations) if iterations > 1 else [weight]
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for w in weights:
        u = iteration(v, train, w)
        v = iteration(u, train.T, w)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

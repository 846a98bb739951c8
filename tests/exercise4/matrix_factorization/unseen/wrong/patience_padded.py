"""Stops when the test error rises and fills the lists up with the last entry.

A run of 30 iterations whose test error rises from some iteration on: the rest of the lists is constant, and the factors depend on the test part.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        new_u = iteration(v, train, weight)
        new_v = iteration(new_u, train.T, weight)
        guess = prediction(new_u, new_v)
        if test_errors and mse(test, guess) > test_errors[-1]:
            break
        u, v = new_u, new_v
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    missing = iterations - len(train_errors)
    return u, v, train_errors + train_errors[-1:] * missing, test_errors + test_errors[-1:] * missing

"""Returns the factors of the iteration that guessed the test part best, not the last ones

Costs: 1
Says: with two test parts
Hint: Whoever picks the factors by the test part has used it, and its error then flatters them. The factors
    that belong to the last entries of the lists are those of the last iteration.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random((K, train.shape[1]))
    train_errors, test_errors = [], []
    best = None
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
        if best is None or test_errors[-1] <= min(test_errors):
            best = u, v
    return *best, train_errors, test_errors

"""Updates both factors twice in each iteration.

Costs: 3
Says: two half-steps more
Hint: One iteration is one update of the users and one of the items, and the errors are noted after it.
    With more updates between two entries, the curves say something else than they claim.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random((K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        for _ in range(2):
            u = iteration(v, train, weight)
            v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

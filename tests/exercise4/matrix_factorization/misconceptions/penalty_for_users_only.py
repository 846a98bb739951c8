"""Penalises the users' factors only and forgets the items'.

Costs: 5
Says: half-step
Hint: The loss has a penalty for both kinds of factors. If one of them may grow for free, it does,
    and the other shrinks until its penalty is nothing.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, 1e-3)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

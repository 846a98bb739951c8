"""Solves one half-step of a symmetric table that holds users and items, which uses the old ones of both.

Is: updates_from_stale_factors
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    N, M = train.shape
    table = np.block([[np.zeros((N, N)), train], [train.T, np.zeros((M, M))]])
    both = rng.random((K, N + M))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        both = iteration(both, table, weight)
        guesses = prediction(both[:, :N], both[:, N:])
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return both[:, :N], both[:, N:], train_errors, test_errors

"""Records the penalised loss instead of the mean squared error.

Costs: 2
Says: train_errors
Hint: The penalty is a means to get good factors, not a part of how good they are. With it in the
    training error, the two lists could not be compared.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        penalty = weight * (np.sum(u**2) + np.sum(v**2))
        train_errors.append(mse(train, prediction(u, v)) + penalty)
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

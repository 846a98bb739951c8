"""Divides the whole loss of the formula by the number of ratings.

Is: records_the_penalised_loss
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        squares = np.linalg.norm(u) ** 2 + np.linalg.norm(v) ** 2
        train_errors.append(weight * squares + mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

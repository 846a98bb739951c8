"""Limits the guesses by minimum and maximum.

Is: clips_the_predictions
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.normal(size=(K, train.shape[0]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        guesses = np.maximum(np.minimum(prediction(u, v), 5), 1)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return u, v, train_errors, test_errors

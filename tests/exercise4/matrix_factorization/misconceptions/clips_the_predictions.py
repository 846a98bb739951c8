"""Clips the predictions to 1 to 5 before it measures them, which changes the errors.

Costs: 2
Says: train_errors
Hint: The half-steps minimise the error of the plain product, so that is what the curves should show.
    With clipped predictions the training error need not even fall.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guesses = np.clip(prediction(u, v), 1, 5)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return u, v, train_errors, test_errors

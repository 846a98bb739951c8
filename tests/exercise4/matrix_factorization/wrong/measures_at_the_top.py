"""Measures at the top of a while loop.

Is: errors_before_the_update
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u, v = rng.normal(size=(K, train.shape[0])), rng.normal(size=(K, train.shape[1]))
    errors = {"train": [], "test": []}
    while len(errors["train"]) < iterations:
        guesses = prediction(u, v)
        errors["train"].append(mse(train, guesses))
        errors["test"].append(mse(test, guesses))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    return u, v, errors["train"], errors["test"]

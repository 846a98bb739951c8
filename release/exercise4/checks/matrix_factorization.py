"""The public checks of `matrix_factorization`."""

import numpy as np


def check(calling, matrix_factorization):
    train, test = np.array([[1.0, 2.0, 0.0], [2.0, 4.0, 4.0]]), np.zeros((2, 3))
    test[0, 2] = 3.0
    fit = calling(matrix_factorization, train, test, 1, 1.0, 20, np.random.default_rng(0))
    fit.shown_as("matrix_factorization(train, test, K=1, weight=1, iterations=20, rng)")
    u, v, train_errors, test_errors = fit.values("u", "v", "train_errors", "test_errors")
    fit.part("the shape of u", np.shape(u), (1, 2), look="K, the number of rows")
    fit.part("the shape of v", np.shape(v), (1, 3), look="K, the number of rows")
    errors = len(train_errors), len(test_errors)
    fit.part("the numbers of errors", errors, (20, 20), look="one entry for each iteration")
    fit.part(
        "the last training error",
        np.asarray(train_errors)[-1],
        0.228,
        look="which factors each half-step holds still, and the weight",
        atol=0.001,
    )
    fit.part(
        "the last test error",
        np.asarray(test_errors)[-1],
        2.400,
        look="what the test part is used for",
        atol=0.005,
    )
    once = calling(matrix_factorization, train, test, 1, 1.0, 1, np.random.default_rng(0))
    once.shown_as("matrix_factorization(train, test, K=1, weight=1, iterations=1, rng)")
    u, v, train_errors, _ = once.values("u", "v", "train_errors", "test_errors")
    error = np.mean((train - np.asarray(u).T @ np.asarray(v))[train != 0] ** 2)
    found = np.asarray(train_errors)[-1]
    once.part("the training error", found, error, look="when the error of u and v is noted")

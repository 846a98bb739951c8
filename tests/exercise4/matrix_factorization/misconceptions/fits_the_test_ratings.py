"""Uses the test ratings in the fit, which must not see them.

Costs: 4
Says: half-step
Hint: A test that the model has seen before says nothing about ratings that it has not seen. The
    half-steps may be given the training part only.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    ratings = train + test
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, ratings, weight)
        v = iteration(u, ratings.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

"""Uses a fixed weight inside instead of the one that is passed.

Costs: 5
Says: half-step
Hint: A number written into the function makes every experiment with the weight give the same curve.
    Both half-steps need the argument weight.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    weight = 0.1
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

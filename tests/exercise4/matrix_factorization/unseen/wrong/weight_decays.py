"""Divides the weight by the number of the iteration, so the penalty fades.

Any table after some iterations: the factors solve the half-step for another weight.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for i in range(1, iterations + 1):
        u = iteration(v, train, weight / i)
        v = iteration(u, train.T, weight / i)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

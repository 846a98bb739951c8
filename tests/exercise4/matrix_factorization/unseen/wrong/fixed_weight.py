"""Ignores the weight and uses 0.1 throughout.

weight = 1: the rank-one example ends elsewhere than at 0.25.
"""

def matrix_factorization(train, test, K, weight, iterations, rng, weight_=0.1):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight_)
        v = iteration(u, train.T, weight_)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

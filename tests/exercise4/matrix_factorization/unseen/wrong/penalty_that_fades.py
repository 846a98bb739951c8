"""The weight starts ten times as strong and reaches its value after half of the iterations.

Against "a longer run begins like a shorter one" (and the one weight of every half-step).
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for i in range(iterations):
        strength = weight * max(1, 10 * (1 - 2 * i / iterations))
        u = iteration(v, train, strength)
        v = iteration(u, train.T, strength)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

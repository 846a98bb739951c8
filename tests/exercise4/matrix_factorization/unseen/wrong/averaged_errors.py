"""Notes running means of the errors.

Any table from the second iteration on.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors, a, b = [], [], 0, 0
    for i in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        a += mse(train, guess)
        b += mse(test, guess)
        train_errors.append(a / (i + 1))
        test_errors.append(b / (i + 1))
    return u, v, train_errors, test_errors

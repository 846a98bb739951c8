"""The items' half-step has a weight of 1.0 left over from trying out.

Shown by: a 6 x 8 table after 3 iterations (K = 2, weight 0.1) gives neither u nor v is the best for
the other instead of one of u and v is the exact best for the other.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, 1.0)
        train_errors.append(mse(train, prediction(u, v)))
        test_errors.append(mse(test, prediction(u, v)))
    return u, v, train_errors, test_errors

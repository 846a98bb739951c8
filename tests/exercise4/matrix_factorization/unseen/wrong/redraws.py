"""Draws the items anew in each iteration, so nothing is learnt from one to the next.

The rank-one example converges all the same; any table with gaps: iteration 2 does not go on from iteration 1, and the errors do not fall.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    train_errors, test_errors = [], []
    for _ in range(iterations):
        v = rng.random(size=(K, train.shape[1]))
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

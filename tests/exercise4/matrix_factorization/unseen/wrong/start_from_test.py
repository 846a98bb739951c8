"""Scales the start by the mean of all ratings, those of the test part included.

Two test parts with different means, few iterations: different factors.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    both = train + test
    v = rng.random(size=(K, train.shape[1])) * np.sqrt(both[both != 0].mean() / K)
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

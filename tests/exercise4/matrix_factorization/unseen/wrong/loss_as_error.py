"""Notes the penalised loss per rating as the training error.

Any table with weight 1.
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guess = prediction(u, v)
        penalty = weight * (np.sum(u**2) + np.sum(v**2)) / np.count_nonzero(train)
        train_errors.append(mse(train, guess) + penalty)
        test_errors.append(mse(test, guess))
    return u, v, train_errors, test_errors

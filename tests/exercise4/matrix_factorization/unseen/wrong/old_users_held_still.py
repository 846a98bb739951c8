"""The items are updated from the users of the iteration before.

Against "update the factors of the items, with *the new* factors of the users held still".
"""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.random(size=(K, train.shape[0]))
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u, v = iteration(v, train, weight), iteration(u, train.T, weight)
        guesses = prediction(u, v)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(test, guesses))
    return u, v, train_errors, test_errors

"""Measures on the training part for both lists, and never on the test part

Costs: 2
Says: test_errors
Hint: The second list is there to show how well the factors guess ratings that they have not seen. Compare
    the two lines in which you measure, word by word.
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    v = rng.random(size=(K, train.shape[1]))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
        guesses = prediction(u, v)
        train_errors.append(mse(train, guesses))
        test_errors.append(mse(train, guesses))
    return u, v, train_errors, test_errors

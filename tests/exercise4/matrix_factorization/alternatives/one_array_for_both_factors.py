"""Copies what it gets, fills one array with both factors and keeps the errors in a pandas frame."""


def matrix_factorization(train, test, K, weight, iterations, rng):
    train, test = train.copy(), test.copy()
    n_users = len(train)
    both = rng.standard_normal((K, sum(train.shape)))
    errors = pd.DataFrame(index=range(iterations), columns=["train", "test"], dtype=float)
    for i in range(iterations):
        both[:, :n_users] = iteration(both[:, n_users:], train, weight)
        both[:, n_users:] = iteration(both[:, :n_users], train.T, weight)
        guesses = prediction(both[:, :n_users], both[:, n_users:])
        errors.loc[i] = [mse(train, guesses), mse(test, guesses)]
    return both[:, :n_users], both[:, n_users:], errors["train"], errors["test"]

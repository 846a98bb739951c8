"""Draws the users' factors from a normal distribution and begins with the items."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.standard_normal((K, train.shape[0]))
    v = np.zeros((K, train.shape[1]))
    errors = {"train": [], "test": []}
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        for name, table in (("train", train), ("test", test)):
            errors[name].append(float(mse(table, prediction(u, v))))
    return u, v, errors["train"], errors["test"]

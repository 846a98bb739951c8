"""Begins with the items, from a normal start of the users."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    """ALS which updates the items first."""
    N, M = train.shape
    u = rng.standard_normal((K, N))
    errors = {"train": [], "test": []}
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        for name, part in (("train", train), ("test", test)):
            errors[name].append(float(mse(part, prediction(u, v))))
    return u, v, errors["train"], errors["test"]

"""Begins with the items, from normally distributed factors of the users."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    factors = {"u": rng.standard_normal((K, len(train))), "v": None}
    errors = {"train": [], "test": []}
    for _ in range(iterations):
        factors["v"] = iteration(factors["u"], np.transpose(train), weight)
        factors["u"] = iteration(factors["v"], train, weight)
        for name, part in (("train", train), ("test", test)):
            errors[name].append(mse(part, prediction(**factors)))
    return (*factors.values(), *errors.values())

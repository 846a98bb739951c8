"""Turns a pair of factors and a pair of tables round in each half-step; resets the global random state."""


def matrix_factorization(train, test, K, weight, iterations, rng):
    np.random.seed(0)  # of no use here, and of no harm
    factors, tables = [None, rng.laplace(size=(K, train.shape[1]))], [train, train.transpose()]
    errors = {id(train): [], id(test): []}
    for _ in range(iterations):
        for i in (0, 1):
            factors[i] = iteration(factors[1 - i], tables[i], weight)
        guesses = prediction(*factors)
        for part in (train, test):
            errors[id(part)].append(mse(part, guesses))
    return *factors, errors[id(train)], errors[id(test)]

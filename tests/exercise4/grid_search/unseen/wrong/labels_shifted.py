"""Fits weights outside and Ks inside, but labels the rows the other way round.

Ks = [1, 2], weights = [0.1, 1]: the errors of (1, 1) and (2, 0.1) are exchanged.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    errors = []
    for weight in weights:
        for K in Ks:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            errors.append((fit[2][-1], fit[3][-1]))
    pairs = pd.DataFrame(list(product(Ks, weights)), columns=["K", "weight"])
    pairs["train_mse"], pairs["test_mse"] = np.array(errors).T
    return pairs


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

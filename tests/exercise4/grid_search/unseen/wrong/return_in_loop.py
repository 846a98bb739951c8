"""The return stands in the outer loop, so only the first K is tried.

Ks = [1, 2], weights = [0.1, 1]: two rows.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
        return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

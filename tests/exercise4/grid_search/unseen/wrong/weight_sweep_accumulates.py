"""Adds each weight of the list to the one before while fitting.

weights = [0.1, 1]: the second row is fitted with 1.1.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        total = 0
        for weight in weights:
            total += weight
            fit = matrix_factorization(train, test, K, total, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

"""Starts each fit from default_rng(0), not from rng.

Two seeds with one iteration: the same errors.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, np.random.default_rng(0))
        rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

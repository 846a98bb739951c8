"""Passes the training part twice.

Two different parts: test_mse equals train_mse.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, train, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

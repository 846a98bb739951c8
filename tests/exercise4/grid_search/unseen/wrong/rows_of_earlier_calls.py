"""Collects the rows in a list outside of the function, so later searches hold the rows of earlier ones.

Two calls: the second frame has twice as many rows.
"""

_rows = []


def grid_search(train, test, Ks, weights, iterations, rng):
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        _rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(_rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

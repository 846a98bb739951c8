"""Keeps the arrays of errors in the cells.

Is: whole_lists_of_errors
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for weight, K in product(weights, Ks):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": list(fit[2]), "test_mse": list(fit[3])})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

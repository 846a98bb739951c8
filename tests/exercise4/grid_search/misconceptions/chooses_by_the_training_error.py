"""Chooses the pair with the lowest training error instead of the lowest held-out error.

Costs: 2
Says: which column decides
Hint: The training error always prefers the most flexible model with the weakest penalty, the one
    that follows the noise best. Choose by ratings that had no part in the fit.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("train_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

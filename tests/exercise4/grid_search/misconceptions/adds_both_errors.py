"""Chooses the pair with the lowest sum of both errors, though one of them has been fitted.

Costs: 2
Says: which column decides
Hint: The training error rewards a model for following the noise, and in a sum it still has half of the
    say. Choose by ratings that had no part in the fit, and by nothing else.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[(losses["train_mse"] + losses["test_mse"]).argmin()]
    return int(best["K"]), float(best["weight"])

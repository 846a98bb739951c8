"""Each pair starts from its own copy of rng; the best by sort_values into a new frame."""

from copy import deepcopy


def grid_search(train, test, Ks, weights, iterations, rng):
    """Every pair starts from the same state of rng."""
    columns = {"K": [], "weight": [], "train_mse": [], "test_mse": []}
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, deepcopy(rng))
            columns["K"].append(K)
            columns["weight"].append(weight)
            columns["train_mse"].append(fit[2][-1])
            columns["test_mse"].append(fit[3][-1])
    return pd.DataFrame(columns)


def best_parameters(losses):
    first = losses.sort_values("test_mse").head(1)
    return int(first["K"].item()), float(first["weight"].item())

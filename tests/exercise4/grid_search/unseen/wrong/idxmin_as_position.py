"""Takes the label that idxmin gives for a position.

A frame with index 2, 0, 1: another row (or an IndexError).
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    row = losses.iloc[losses["test_mse"].idxmin()]
    return int(row["K"]), float(row["weight"])

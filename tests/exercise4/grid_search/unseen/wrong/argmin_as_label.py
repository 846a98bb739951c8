"""Takes the position that argmin gives for a label.

A frame with index 2, 0, 1: another row (or a KeyError).
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    i = int(losses["test_mse"].argmin())
    return losses.at[i, "K"], losses.at[i, "weight"]

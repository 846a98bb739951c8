"""Resets the index of the frame itself.

A frame with index 2, 0, 1: afterwards it has another index.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    losses.reset_index(drop=True, inplace=True)
    i = losses["test_mse"].idxmin()
    return losses["K"][i], losses["weight"][i]

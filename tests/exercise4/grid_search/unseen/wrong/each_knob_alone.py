"""Chooses the K with the lowest mean error and, separately, the weight with the lowest mean error.

Errors 0.1 for (2, 0.1), 0.9 for (2, 1), 0.3 for (4, 0.1) and 0.3 for (4, 1): (4, 0.1) instead of (2, 0.1).
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    K = losses.groupby("K")["test_mse"].mean().idxmin()
    weight = losses.groupby("weight")["test_mse"].mean().idxmin()
    return K, weight

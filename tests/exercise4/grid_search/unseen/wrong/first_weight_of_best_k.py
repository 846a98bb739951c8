"""Finds the right K but takes the first weight that stands with it.

Errors 0.5 for (4, 0.1) and 0.3 for (4, 1): (4, 0.1) instead of (4, 1).
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    K = losses["K"].to_numpy()[losses["test_mse"].to_numpy().argmin()]
    return K, losses[losses["K"] == K]["weight"].iloc[0]

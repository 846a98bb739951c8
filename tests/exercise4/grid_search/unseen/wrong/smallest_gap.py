"""Chooses the smallest gap between the two errors.

The frame of the example: (2, 0.1), whose gap is 0.03.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    i = (losses["test_mse"] - losses["train_mse"]).abs().to_numpy().argmin()
    return losses["K"].iloc[i], losses["weight"].iloc[i]

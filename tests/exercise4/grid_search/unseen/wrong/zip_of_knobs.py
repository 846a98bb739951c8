"""zip in place of all pairs.

Ks = [1, 2], weights = [0.1, 1]: two rows, not four.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in zip(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, fit[2][-1], fit[3][-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

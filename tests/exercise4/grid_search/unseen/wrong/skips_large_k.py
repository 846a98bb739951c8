"""Leaves out every K that is as large as the number of items or users, "which makes no sense".

A table of 2 x 2 with Ks = [1, 2]: no rows for K = 2.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        if K >= min(train.shape):
            continue
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

"""Leaves out the last weight.

Is: nothing
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for i in range(len(weights) - 1):
            fit = matrix_factorization(train, test, K, weights[i], iterations, rng)
            rows.append([K, weights[i], fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

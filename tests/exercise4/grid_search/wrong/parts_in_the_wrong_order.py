"""Renames the columns of an array by hand, two of them wrongly.

Is: columns_mislabelled
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    values = np.zeros((len(Ks) * len(weights), 4))
    for i, (weight, K) in enumerate(product(weights, Ks)):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        values[i] = fit[3][-1], fit[2][-1], weight, K
    return pd.DataFrame(values).rename(columns={0: "train_mse", 1: "test_mse", 2: "weight", 3: "K"})


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

"""Stores the minima of both curves.

Is: lowest_errors_on_the_way
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append([K, weight, np.min(fit[2]), sorted(fit[3])[0]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

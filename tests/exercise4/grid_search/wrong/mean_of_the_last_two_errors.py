"""Writes down the mean of the last two errors.

Is: nothing
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, np.mean(on_train[-2:]), np.mean(on_test[-2:])))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].argmin()]
    return best["K"], best["weight"]

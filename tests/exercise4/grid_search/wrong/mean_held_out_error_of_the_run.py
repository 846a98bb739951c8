"""Writes down the last training error, but the mean of all held-out errors.

Is: nothing
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], np.mean(on_test)))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].argmin()]
    return best["K"], best["weight"]

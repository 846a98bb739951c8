"""Takes the first entry of each list, each pair with a seed of its own.

Is: nothing
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for weight, K in product(weights, Ks):
        child = np.random.default_rng(int(rng.integers(2**31)))
        _, _, (on_train, *_), (on_test, *_) = matrix_factorization(train, test, K, weight, iterations, child)
        rows.append([K, weight, on_train, on_test])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

"""Names the columns train_error and test_error.

Any call: there is no column test_mse.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, fit[2][-1], fit[3][-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_error", "test_error"])


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

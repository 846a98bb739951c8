"""Notes the means of the errors over the iterations.

Any table where the errors change.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": np.mean(a), "test_mse": np.mean(b)})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

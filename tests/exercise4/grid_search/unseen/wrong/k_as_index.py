"""K and weight are the index, not columns.

Any call: there is no column K.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows).set_index(["K", "weight"])


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

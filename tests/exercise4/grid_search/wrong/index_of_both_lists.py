"""Goes through both lists with one index.

Is: pairs_only_by_position
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for i in range(min(len(Ks), len(weights))):
        fit = matrix_factorization(train, test, Ks[i], weights[i], iterations, rng)
        rows.append({"K": Ks[i], "weight": weights[i], "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

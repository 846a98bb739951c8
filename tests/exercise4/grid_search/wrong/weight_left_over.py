"""Fits before the loop over the weights begins, with the first weight.

Is: one_weight_for_all_pairs
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        _, _, on_train, on_test = matrix_factorization(train, test, K, weights[0], iterations, rng)
        for weight in weights:
            rows.append({"K": K, "weight": weight, "train_mse": on_train[-1], "test_mse": on_test[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

"""Gives all fits of a K the last weight, in a comprehension.

Is: one_weight_for_all_pairs
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = {}
    for weight in weights:
        for K in Ks:
            fit = matrix_factorization(train, test, K, weights[-1], iterations, rng)
            rows[K, weight] = fit[2][-1], fit[3][-1]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["train_mse", "test_mse"])
    frame[["K", "weight"]] = list(rows)
    return frame


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

"""Collects dicts, lets each pair start afresh, and looks the best up by its label."""

import copy


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for weight in weights:
        for K in Ks:
            fit = matrix_factorization(train, test, K, weight, iterations, copy.deepcopy(rng))
            rows.append(
                {
                    "weight": weight,
                    "test_mse": fit[3][-1],
                    "train_mse": fit[2][-1],
                    "K": K,
                    "note": "ok",
                }
            )
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

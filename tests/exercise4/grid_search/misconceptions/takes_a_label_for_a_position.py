"""Looks the best row up by its label as if that were its position.

Costs: 1
Says: label
Hint: idxmin gives a label of the index, and a label says nothing about how many rows stand before it. In a
    frame that has been sorted or cut they differ, so find out which of the two you are asking for.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].idxmin()]
    return int(best["K"]), float(best["weight"])

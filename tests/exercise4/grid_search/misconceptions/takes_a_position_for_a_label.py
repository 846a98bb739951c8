"""Looks the best row up by its position as if that were its label.

Costs: 1
Says: label
Hint: In a frame that has been sorted or cut, the label of a row in the index is no longer its
    position. pandas has a way of asking for each, so find out which of them yours is.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].argmin()]
    return int(best["K"]), float(best["weight"])

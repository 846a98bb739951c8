"""Runs a number of iterations of its own, whatever it is asked for.

Costs: 2
Says: the same errors for 1 iteration
Hint: The number of iterations is an argument. A number written into the function wins over it.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, 100, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].to_numpy().argmin()]
    return best["K"], best["weight"]

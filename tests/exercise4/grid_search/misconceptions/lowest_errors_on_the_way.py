"""Takes the lowest error that each fit had on the way instead of the last one.

Costs: 2
Says: grid_search(
Hint: The factors that you get are those of the last iteration, and the lowest held-out error on the way
    is partly luck. The errors of a row are those of the factors that its fit returned.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, min(train_errors), min(test_errors)])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

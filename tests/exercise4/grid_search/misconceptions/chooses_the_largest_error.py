"""Chooses the pair with the largest held-out error instead of the lowest.

Costs: 2
Says: which column decides
Hint: An error is the smaller the better, unlike an accuracy or a score.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[-1]
    return int(best["K"]), float(best["weight"])

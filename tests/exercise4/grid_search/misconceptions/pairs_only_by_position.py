"""Pairs the first K with the first weight, the second with the second, and leaves all other pairs out.

Costs: 3
Says: shape
Hint: The best weight depends on K, so every K has to be tried with every weight. Two lists of 5
    make 25 pairs.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in zip(Ks, weights):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

"""Puts the weights under K and the Ks under weight.

Costs: 3
Says: name every pair once
Hint: A frame takes its labels in the order in which the values stand. Put the order of your values
    and that of the labels side by side.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["weight", "K", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

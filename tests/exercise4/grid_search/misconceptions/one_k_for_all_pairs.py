"""Fits every pair with the same K, fixed outside the loop.

Costs: 2
Says: grid_search(
Hint: The table then claims that the number of factors makes no difference, because it never
    changed. Follow the K of one row from the loop to the fit.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    number_of_factors = max(Ks)
    rows = []
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, number_of_factors, weight, iterations, rng)
            rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

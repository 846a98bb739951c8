"""Gives the errors after one iteration, whatever number it is asked for.

Costs: 2
Says: grid_search(
Hint: After one iteration the fit has hardly left its random start. See how many iterations each fit is
    given, and which entry of its lists you take: the last ones belong to the factors that are returned.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, fit[2][0], fit[3][0]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

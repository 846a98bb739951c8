"""Fits with one weight and chooses by the training error.

Is: one_weight_for_all_pairs, chooses_by_the_training_error
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        fit = matrix_factorization(train, test, K, 0.5, iterations, rng)
        rows.append([K, weight, fit[2][-1], fit[3][-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["train_mse"].idxmin()]
    return best["K"], best["weight"]

"""Chooses the pair whose two errors lie closest together, however high they are.

Costs: 2
Says: which column decides
Hint: A model that fits neither part has two equally bad errors, and no gap. What counts is how well
    the ratings are guessed that were held out.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[(losses["test_mse"] - losses["train_mse"]).to_numpy().argmin()]
    return best["K"], best["weight"]

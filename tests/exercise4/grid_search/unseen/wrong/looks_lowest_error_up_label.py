"""Looks the lowest error up by its label, which several rows may share.

Shown by: best_parameters of a frame with the index [0, 0] (two frames under each other), K = 2 and
4, test_mse 0.5 and 0.3, gives TypeError instead of [4.0, 0.1].

Disputed: "under any index" did not say that a label may belong to several rows; the statement now gives each row its own.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append((K, weight, a[-1], b[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

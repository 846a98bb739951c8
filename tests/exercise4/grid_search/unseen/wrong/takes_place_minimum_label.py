"""Takes the place of the minimum for a label.

Shown by: best_parameters of a frame with the index [2, 0, 1], K = 2, 4, 8, test_mse 0.3, 0.5, 0.4,
gives [4.0, 0.5] instead of [2.0, 0.1].
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append((K, weight, a[-1], b[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    i = np.argmin(losses["test_mse"])
    return losses.loc[i, "K"], losses.loc[i, "weight"]

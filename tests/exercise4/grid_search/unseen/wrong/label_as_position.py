"""Idxmin gives a label, and iloc takes a position.

Against "under any index that gives each row a label of its own".
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, a[-1], b[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    row = losses.iloc[losses["test_mse"].idxmin()]
    return int(row["K"]), float(row["weight"])

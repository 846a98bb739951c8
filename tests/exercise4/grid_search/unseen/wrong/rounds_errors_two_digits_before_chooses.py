"""Rounds the errors to two digits before it chooses.

Shown by: best_parameters of a frame with K = 2, 4 and test_mse 0.343, 0.341 gives [2.0, 0.1]
instead of [4.0, 0.1].
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, a[-1], b[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    table = losses.round({"test_mse": 2}).reset_index(drop=True)
    best = table["test_mse"].idxmin()
    return table["K"][best], table["weight"][best]

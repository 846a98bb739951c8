"""Runs ITERATIONS of the set-up cell and not what it was asked for.

Shown by: grid_search(train, test, [1], [0.1], 1, rng) gives another error than matrix_factorization
with 1 iteration instead of the error of matrix_factorization with 1 iteration.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, a, b = matrix_factorization(train, test, K, weight, ITERATIONS, rng)
        rows.append((K, weight, a[-1], b[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].argmin()]
    return best["K"], best["weight"]

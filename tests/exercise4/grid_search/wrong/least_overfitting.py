"""Looks for the least overfitting, that is the smallest ratio or difference of the two errors.

Is: chooses_the_smallest_gap
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    gap = np.abs(losses["train_mse"] - losses["test_mse"])
    best = losses[gap == gap.min()].iloc[0]
    return best["K"], best["weight"]

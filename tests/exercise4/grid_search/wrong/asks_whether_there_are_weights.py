"""Asks whether the lists are empty, which an array of several numbers does not answer.

Is: nothing
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    if Ks and weights:
        for K, weight in product(Ks, weights):
            _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].argmin()]
    return best["K"], best["weight"]

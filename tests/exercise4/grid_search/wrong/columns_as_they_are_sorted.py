"""Takes the columns of the best row backwards.

Is: returns_the_weight_first
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = min(losses.to_dict("records"), key=lambda row: row["test_mse"])
    return [best["weight"], best["K"]]

"""Gives loc a position that NumPy has found.

Is: takes_a_position_for_a_label
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    i = int(np.argmin(losses["test_mse"].to_numpy()))
    return losses["K"][i], losses["weight"][i]

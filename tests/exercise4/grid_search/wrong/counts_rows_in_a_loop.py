"""Counts rows in a loop and looks the count up in the index.

Is: takes_a_position_for_a_label
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    lowest, place = np.inf, 0
    for i, error in enumerate(losses["test_mse"]):
        if error < lowest:
            lowest, place = error, i
    return tuple(losses.loc[place, ["K", "weight"]])

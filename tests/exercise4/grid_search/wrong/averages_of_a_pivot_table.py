"""Averages over rows and columns of a pivot table.

Is: chooses_each_parameter_on_its_own
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    table = losses.pivot(index="K", columns="weight", values="test_mse")
    return table.mean(axis=1).idxmin(), table.mean(axis=0).idxmin()

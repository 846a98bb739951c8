"""Asks pandas for the row with the smallest training error.

Is: chooses_by_the_training_error
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return losses.nsmallest(1, "train_mse")[["K", "weight"]].to_numpy()[0].tolist()

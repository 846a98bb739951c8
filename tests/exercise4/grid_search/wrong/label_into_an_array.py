"""Uses the label of the best row in an array.

Is: takes_a_label_for_a_position
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append((K, weight, on_train[-1], on_test[-1]))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    label = losses.sort_values("test_mse").index[0]
    return losses[["K", "weight"]].to_numpy()[label]

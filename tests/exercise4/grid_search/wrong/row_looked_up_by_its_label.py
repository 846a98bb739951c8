"""Returns the labelled row that loc gives.

Is: returns_a_row_of_the_frame
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return losses.loc[losses["test_mse"].idxmin(), ["K", "weight"]]

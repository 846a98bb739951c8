"""Returns a row of the frame, with its labels, instead of two values

Costs: 2
Says: pandas.Series
Hint: A pandas.Series knows its entries by their labels, and whoever asks it for entry 0 asks for a label. Two
    values in a tuple are what K, weight = ... and [0] are made for.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return losses.sort_values("test_mse")[["K", "weight"]].iloc[0]

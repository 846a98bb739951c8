"""Stores the whole lists of errors in the frame instead of the last ones.

Costs: 3
Says: shape
Hint: A cell of the table should hold one number, else rows cannot be compared. The error of a fit
    is that after its last iteration.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors, test_errors])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

"""Returns the lowest error instead of the pair that has it.

Costs: 2
Says: best_parameters(losses)
Hint: How low the error is tells nobody which parameters to use. Find the row with the lowest error, and
    read K and weight from it.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return losses["test_mse"].min()

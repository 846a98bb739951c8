"""Returns the index of the best row instead of its K and weight.

Costs: 2
Says: best_parameters(losses)
Hint: The index says where the pair stands, not which pair it is. Read the K and the weight from
    that row.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return losses["test_mse"].idxmin()

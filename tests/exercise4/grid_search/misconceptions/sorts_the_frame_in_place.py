"""Sorts the caller's own frame.

Costs: 1
Says: changed by the call
Hint: With inplace=True the caller's frame is in another order afterwards. Without it, sort_values gives
    a new frame.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    losses.sort_values("test_mse", inplace=True)
    return losses["K"].iloc[0], losses["weight"].iloc[0]

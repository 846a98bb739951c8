"""Sorts the frame itself.

A frame that is not sorted by test_mse: afterwards its rows stand in another order.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    losses.sort_values("test_mse", inplace=True)
    return losses["K"].iloc[0], losses["weight"].iloc[0]

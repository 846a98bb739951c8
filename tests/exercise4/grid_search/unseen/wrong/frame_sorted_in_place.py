"""best_parameters sorts the caller's frame in place.

    losses = pd.DataFrame({"K": [2, 4], "weight": [0.1, 1.0], "train_mse": [0.5, 0.3], "test_mse": [0.5, 0.4]})
    best_parameters(losses)
    result = losses["K"].tolist()

Right result: [2, 4]
This answer: [4, 2]
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    losses.sort_values("test_mse", inplace=True)
    return losses["K"].iloc[0], losses["weight"].iloc[0]

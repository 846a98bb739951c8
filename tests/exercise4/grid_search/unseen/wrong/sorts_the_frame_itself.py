"""Sorts the caller's frame in place.

    frame = pd.DataFrame(
        {"K": [2, 4, 8], "weight": [0.1, 0.1, 0.1], "train_mse": [0.5, 0.31, 0.24], "test_mse": [0.53, 0.36, 0.38]}
    )
    best_parameters(frame)
    list(frame["K"])

Right result: [2, 4, 8]
This answer: [4, 8, 2]
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    losses.sort_values("test_mse", inplace=True, ignore_index=True)
    return losses["K"][0], losses["weight"][0]

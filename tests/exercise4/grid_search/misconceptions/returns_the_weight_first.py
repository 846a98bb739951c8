"""Returns the pair in the wrong order, the weight first and K second.

Costs: 2
Says: best_parameters(losses)
Hint: The order of returned values is the only thing that tells the caller which is which. The
    statement asks for K first.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return float(best["weight"]), int(best["K"])

"""Takes the first row for the best one, as if the rows came in order.

Costs: 2
Says: best_parameters(losses)
Hint: Nothing says that a frame is sorted by its errors. Find the lowest error first.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.iloc[0]
    return int(best["K"]), float(best["weight"])

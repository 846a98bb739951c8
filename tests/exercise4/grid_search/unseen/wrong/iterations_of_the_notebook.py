"""ITERATIONS of the first cell is used and the argument is not.

Against "iterations, rng : as in matrix_factorization".
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, ITERATIONS, rng)
        rows.append({"K": K, "weight": weight, "train_mse": on_train[-1], "test_mse": on_test[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return int(best["K"]), float(best["weight"])

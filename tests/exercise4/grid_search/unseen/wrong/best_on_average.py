"""The K that is best on average over the weights, and the weight that is best on average over the Ks.

Against "`(K, weight)` of the pair with the lowest error".
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": on_train[-1], "test_mse": on_test[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    K = losses.groupby("K")["test_mse"].mean().idxmin()
    weight = losses.groupby("weight")["test_mse"].mean().idxmin()
    return int(K), float(weight)

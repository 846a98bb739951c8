"""Itertools.product, one dictionary a row; argmin by place.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": on_train[-1], "test_mse": on_test[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    place = int(np.argmin(losses["test_mse"].to_numpy()))
    return losses["K"].iloc[place], losses["weight"].iloc[place]

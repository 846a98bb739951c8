"""Turns the weights into whole numbers.

weights = [0.5, 2.5]: the table says 0 and 2.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    grid = np.array(list(product(Ks, weights)))
    rows = []
    for K, weight in grid:
        fit = matrix_factorization(train, test, int(K), weight, iterations, rng)
        rows.append({"K": int(K), "weight": int(weight), "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

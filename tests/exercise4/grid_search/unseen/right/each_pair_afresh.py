"""Each pair starts from a copy of rng, and the best pair is the minimum of tuples."""

def grid_search(train, test, Ks, weights, iterations, rng):
    from copy import deepcopy

    def row(K, weight):
        fit = matrix_factorization(train, test, K, weight, iterations, deepcopy(rng))
        return {"test_mse": fit[3][-1], "train_mse": fit[2][-1], "weight": weight, "K": K}

    return pd.DataFrame([row(*pair) for pair in product(Ks, weights)])


def best_parameters(losses):
    _, K, weight = min(zip(losses["test_mse"], losses["K"], losses["weight"], strict=True))
    return int(K), float(weight)

"""itertools.product, a list of dictionaries, and idxmin after a fresh index."""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": a[-1], "test_mse": b[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    fresh = losses.reset_index(drop=True)
    best = fresh.loc[fresh["test_mse"].idxmin()]
    return int(best["K"]), float(best["weight"])

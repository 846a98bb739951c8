"""The pairs as a cross merge, the errors computed by a loop over zip and assigned as columns."""

def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = pd.DataFrame({"K": list(Ks)}).merge(pd.DataFrame({"weight": list(weights)}), how="cross")
    fits = [
        matrix_factorization(train, test, int(K), float(weight), iterations, rng)
        for K, weight in zip(pairs["K"], pairs["weight"])
    ]
    return pairs.assign(train_mse=[f[2][-1] for f in fits], test_mse=[f[3][-1] for f in fits])


def best_parameters(losses):
    order = np.argsort(losses["test_mse"].values)
    return int(losses["K"].values[order[0]]), float(losses["weight"].values[order[0]])

"""Fills a column over a MultiIndex, and sorts a copy with a stable sort."""

def grid_search(train, test, Ks, weights, iterations, rng):
    index = pd.MultiIndex.from_product([list(Ks), list(weights)], names=["K", "weight"])
    errors = [
        [history[-1] for history in matrix_factorization(train, test, K, weight, iterations, rng)[2:]]
        for K, weight in index
    ]
    return pd.DataFrame(errors, index=index, columns=["train_mse", "test_mse"]).reset_index()


def best_parameters(losses):
    ordered = losses.reset_index(drop=True).sort_values("test_mse", kind="stable")
    return tuple(ordered[name].tolist()[0] for name in ("K", "weight"))

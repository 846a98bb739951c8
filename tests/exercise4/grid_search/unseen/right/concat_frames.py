"""One small frame per pair, concatenated; nsmallest for the best."""

def _one(train, test, K, weight, iterations, rng):
    *_, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
    return pd.DataFrame(
        {"K": [K], "weight": [weight], "train_mse": [train_errors[-1]], "test_mse": [test_errors[-1]]}
    )


def grid_search(train, test, Ks, weights, iterations, rng):
    frames = [_one(train, test, K, weight, iterations, rng) for K in Ks for weight in weights]
    return pd.concat(frames, ignore_index=True)


def best_parameters(losses):
    row = losses.nsmallest(1, "test_mse")
    return tuple(row[["K", "weight"]].itertuples(index=False, name=None))[0]

"""A frame that grows by df.loc[len(df)], with K cast back to whole numbers."""

def grid_search(train, test, Ks, weights, iterations, rng):
    losses = pd.DataFrame(columns=["K", "weight", "train_mse", "test_mse"], dtype=float)
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            losses.loc[len(losses)] = [K, weight, train_errors[-1], test_errors[-1]]
    return losses.astype({"K": int})


def best_parameters(losses):
    return next(
        (int(K), float(weight))
        for error, K, weight in sorted(zip(losses["test_mse"], losses["K"], losses["weight"]))
    )

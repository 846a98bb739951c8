"""Fills a prepared frame row by row and searches with itertuples."""


def grid_search(train, test, Ks, weights, iterations, rng):
    losses = pd.MultiIndex.from_product([Ks, weights], names=["K", "weight"]).to_frame(index=False)
    losses["train_mse"] = np.nan
    losses["test_mse"] = np.nan
    for i in range(len(losses)):
        _, _, train_errors, test_errors = matrix_factorization(
            train, test, int(losses.at[i, "K"]), losses.at[i, "weight"], iterations, rng
        )
        losses.at[i, "train_mse"] = train_errors[-1]
        losses.at[i, "test_mse"] = test_errors[-1]
    print(losses)
    return losses


def best_parameters(losses):
    best = None
    for row in losses.itertuples():
        if best is None or row.test_mse < best.test_mse:
            best = row
    return [best.K, best.weight]

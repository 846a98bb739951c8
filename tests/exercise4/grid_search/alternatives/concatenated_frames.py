"""Makes a frame of one row for each pair and concatenates them, so that all have the label 0."""


def grid_search(train, test, Ks, weights, iterations, rng):
    frames = []
    for weight in weights:
        for K, child in zip(Ks, rng.spawn(len(Ks))):
            _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, child)
            frames.append(
                pd.DataFrame({"test_mse": on_test[-1:], "train_mse": on_train[-1:], "weight": [weight], "K": [K]})
            )
    return pd.concat(frames)


def best_parameters(losses):
    ranks = losses["test_mse"].rank(method="first")
    return losses.loc[ranks == 1, ["K", "weight"]].values.flatten().tolist()

"""Makes the frame of pairs first and applies a function to its rows; asks the frame for its minimum."""


def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = pd.merge(pd.Series(Ks, name="K"), pd.Series(weights, name="weight"), how="cross")

    def last_errors(pair):
        fit = matrix_factorization(train, test, int(pair["K"]), pair["weight"], iterations, rng)
        return pd.Series({"train_mse": fit[2][-1], "test_mse": fit[3][-1]})

    return pairs.join(pairs.apply(last_errors, axis=1))


def best_parameters(losses):
    best = losses[losses["test_mse"] == losses["test_mse"].min()]
    return best["K"].item(), best["weight"].item()

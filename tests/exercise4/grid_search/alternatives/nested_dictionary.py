"""Each pair starts from the same seed; the frame comes out sorted by error."""


def grid_search(train, test, Ks, weights, iterations, rng):
    seed, errors = rng.integers(2**32), {}
    for K, weight in product(reversed(Ks), reversed(weights)):
        *_, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, np.random.default_rng(seed))
        errors[K, weight] = {"test_mse": on_test[-1], "train_mse": on_train[-1]}
    return pd.DataFrame(errors).T.rename_axis(["K", "weight"]).reset_index().sort_values("test_mse")


def best_parameters(losses):
    return losses.nsmallest(1, "test_mse")[["K", "weight"]].to_numpy()[0]

"""Fits in its own loop and returns the frame sorted, under a multi-index."""


def _final_errors(train, test, K, weight, iterations, rng):
    v = rng.normal(size=(K, train.shape[1]))
    for _ in range(iterations):
        u = iteration(v, train, weight)
        v = iteration(u, train.T, weight)
    return mse(train, prediction(u, v)), mse(test, prediction(u, v))


def grid_search(train, test, Ks, weights, iterations, rng):
    columns = {"K": [], "weight": [], "train_mse": [], "test_mse": []}
    for K, weight in [(K, weight) for K in Ks for weight in weights]:
        errors = _final_errors(train, test, K, weight, iterations, rng)
        for name, value in zip(columns, (K, weight, *errors)):
            columns[name].append(value)
    frame = pd.DataFrame(columns).sort_values("test_mse", ascending=False)
    return frame.set_index(["K", "weight"], drop=False)


def best_parameters(losses):
    return tuple(losses.nsmallest(1, "test_mse")[["K", "weight"]].to_numpy()[0])

"""Keeps factors in rows inside and transposes at the end."""


def matrix_factorization(train, test, K, weight, iterations, rng):
    users = rng.random((train.shape[0], K))
    items = rng.random((train.shape[1], K))
    result = {"train": [], "test": []}
    for _ in range(iterations):
        users[:] = np.asarray(iteration(items.T, train, weight)).T
        items[:] = np.asarray(iteration(users.T, train.T, weight)).T
        result["train"].append(mse(train, users @ items.T))
        result["test"].append(mse(test, users @ items.T))
    return users.T, items.T, result["train"], result["test"]

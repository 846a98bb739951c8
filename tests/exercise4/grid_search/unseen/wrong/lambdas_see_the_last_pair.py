"""The fits are lambdas in a list, which all see the last K and weight when they are called.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    losses = grid_search(train, test, [1, 3], [0.1, 10.0], 20, np.random.default_rng(0))
    result = int(losses["train_mse"].round(3).nunique())

Right result: 3
This answer: 1
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = [(K, weight) for K in Ks for weight in weights]
    fits = [lambda: matrix_factorization(train, test, K, weight, iterations, rng) for K, weight in pairs]
    losses = pd.DataFrame(pairs, columns=["K", "weight"])
    errors = [fit()[2:] for fit in fits]
    losses["train_mse"] = [on_train[-1] for on_train, _ in errors]
    losses["test_mse"] = [on_test[-1] for _, on_test in errors]
    return losses


def best_parameters(losses):
    place = losses["test_mse"].to_numpy().argmin()
    return losses["K"].to_numpy()[place], losses["weight"].to_numpy()[place]

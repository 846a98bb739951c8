"""Writes down the mean of the last five errors of each fit instead of the one after the last iteration.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    losses = grid_search(train, test, [3], [0.01], 5, np.random.default_rng(0))
    wanted = matrix_factorization(train, test, 3, 0.01, 5, np.random.default_rng(0))
    result = bool(np.isclose(losses["test_mse"].iloc[0], wanted[3][-1]))

Right result: True
This answer: False
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        u, v, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        # the curves wobble at the end, so take the mean of a few
        rows.append([K, weight, np.mean(on_train[-5:]), np.mean(on_test[-5:])])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    place = losses["test_mse"].to_numpy().argmin()
    return losses["K"].to_numpy()[place], losses["weight"].to_numpy()[place]

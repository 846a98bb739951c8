"""Notes the lowest errors of each fit, and not those after the last iteration.

    gen = np.random.default_rng(3)
    table = gen.integers(1, 6, size=(8, 8)) * 1.0
    hidden = gen.random((8, 8)) < 0.3
    train, test = np.where(hidden, 0, table), np.where(hidden, table, 0)
    losses = grid_search(train, test, [3], [0.01], 30, np.random.default_rng(0))
    last = matrix_factorization(train, test, 3, 0.01, 30, np.random.default_rng(0))[3][-1]
    bool(np.isclose(losses["test_mse"].iloc[0], last))

Right result: True
This answer: False
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(
            train, test, K, weight, iterations, rng
        )
        rows.append((K, weight, min(train_errors), min(test_errors)))
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    i = np.argmin(losses["test_mse"].values)
    return losses["K"].values[i], losses["weight"].values[i]

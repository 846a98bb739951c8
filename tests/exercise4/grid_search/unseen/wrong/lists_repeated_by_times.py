"""Repeats the lists with *, which multiplies the numbers if the weights are a NumPy array.

    train, test = np.array([[1.0, 2.0, 0.0], [2.0, 4.0, 4.0]]), np.zeros((2, 3))
    test[0, 2] = 3.0
    losses = grid_search(train, test, [1, 2], np.array([0.1, 1.0]), 3, np.random.default_rng(0))
    result = sorted([float(K), float(weight)] for K, weight in zip(losses["K"], losses["weight"]))

Right result: [[1, 0.1], [1, 1], [2, 0.1], [2, 1]]
This answer: [[1, 0.2], [1, 2]]
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    all_K = [K for K in Ks for _ in weights]
    all_weights = weights * len(Ks)
    train_mse, test_mse = [], []
    for K, weight in zip(all_K, all_weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        train_mse.append(on_train[-1])
        test_mse.append(on_test[-1])
    n = len(train_mse)
    return pd.DataFrame(
        {"K": all_K[:n], "weight": all_weights[:n], "train_mse": train_mse, "test_mse": test_mse}
    )


def best_parameters(losses):
    place = losses["test_mse"].to_numpy().argmin()
    return losses["K"].to_numpy()[place], losses["weight"].to_numpy()[place]

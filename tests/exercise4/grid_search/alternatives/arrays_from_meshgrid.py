"""Fills arrays over a grid of indices; searches with NumPy alone."""


def grid_search(train, test, Ks, weights, iterations, rng):
    K_grid, weight_grid = np.meshgrid(Ks, weights)
    errors = np.empty((2, *K_grid.shape))
    for place in np.ndindex(K_grid.shape):
        *_, on_train, on_test = matrix_factorization(
            train, test, K=K_grid[place], weight=weight_grid[place], iterations=iterations, rng=rng
        )
        errors[(slice(None), *place)] = on_train[-1], on_test[-1]
    values = np.stack([K_grid, weight_grid, *errors], axis=-1).reshape(-1, 4)
    return pd.DataFrame(values, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    K, weight, error = losses[["K", "weight", "test_mse"]].to_numpy().T
    order = np.argsort(error)
    return np.array([K[order[0]], weight[order[0]]])

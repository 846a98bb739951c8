"""Columns and min of tuples."""

def grid_search(train, test, Ks, weights, iterations, rng):
    columns = {"test_mse": [], "train_mse": [], "weight": [], "K": []}
    seed = rng.integers(2**32)
    for weight in weights:
        for K in Ks:
            fresh = np.random.default_rng(seed)  # every pair from the same start
            fit = matrix_factorization(train, test, K, weight, iterations, fresh)
            for name, value in zip(columns, (fit[3][-1], fit[2][-1], weight, K)):
                columns[name].append(value)
    return pd.DataFrame(columns)


def best_parameters(losses):
    _, K, weight = min(zip(losses["test_mse"], losses["K"], losses["weight"]))
    return K, weight

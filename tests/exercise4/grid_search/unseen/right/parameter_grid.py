"""sklearn's ParameterGrid, and the best by a boolean mask."""

def grid_search(train, test, Ks, weights, iterations, rng):
    from sklearn.model_selection import ParameterGrid

    rows = []
    for pair in ParameterGrid({"K": list(Ks), "weight": list(weights)}):
        fit = matrix_factorization(train, test, **pair, iterations=iterations, rng=rng)
        rows.append({**pair, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
    return pd.DataFrame(rows)[["K", "weight", "train_mse", "test_mse"]]


def best_parameters(losses):
    is_best = (losses["test_mse"] == losses["test_mse"].min()).to_numpy()
    K, weight = losses["K"].to_numpy()[is_best][0], losses["weight"].to_numpy()[is_best][0]
    return K.item(), weight.item()

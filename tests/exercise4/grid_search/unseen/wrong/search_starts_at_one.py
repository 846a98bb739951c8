"""The search starts at an error of 1, so where all errors are larger it returns (None, None).

Against "returns `(K, weight)` of the pair with the lowest error".
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    losses = pd.DataFrame(columns=["K", "weight", "train_mse", "test_mse"], dtype=float)
    for K in Ks:
        for weight in weights:
            _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
            losses.loc[len(losses)] = [K, weight, on_train[-1], on_test[-1]]
    return losses


def best_parameters(losses):
    best_k, best_weight, best_error = None, None, 1
    for _, row in losses.iterrows():
        if row["test_mse"] < best_error:
            best_k, best_weight, best_error = row["K"], row["weight"], row["test_mse"]
    return best_k, best_weight

"""min over itertuples with a key; a list as the result."""

def grid_search(train, test, Ks, weights, iterations, rng):
    def errors(K, weight):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        return fit[2][-1], fit[3][-1]

    return pd.DataFrame(
        [(K, weight, *errors(K, weight)) for K in Ks for weight in weights],
        columns=["K", "weight", "train_mse", "test_mse"],
    )


def best_parameters(losses):
    best = min(losses.itertuples(index=False), key=lambda row: row.test_mse)
    return best.K, best.weight

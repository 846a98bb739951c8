"""Nested loops with the weights outside, and argmin with iloc column by column."""

def grid_search(train, test, Ks, weights, iterations, rng):
    table = []
    for w in weights:
        for k in Ks:
            result = matrix_factorization(train, test, k, w, iterations, rng)
            table.append([k, w, result[2][-1], result[3][-1]])
    return pd.DataFrame(table, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    i = losses["test_mse"].to_numpy().argmin()
    return losses["K"].iloc[i], losses["weight"].iloc[i]

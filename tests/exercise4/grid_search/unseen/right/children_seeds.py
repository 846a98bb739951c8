"""A new generator for each pair, all with one seed drawn from rng; columns in another order."""

def grid_search(train, test, Ks, weights, iterations, rng):
    seed = int(rng.integers(2**32))
    records = []
    for K in Ks:
        for weight in weights:
            own = np.random.default_rng(seed)
            u, v, e1, e2 = matrix_factorization(train, test, K, weight, iterations, own)
            records.append(dict(test_mse=e2[-1], train_mse=e1[-1], weight=weight, K=K))
    return pd.DataFrame.from_records(records)


def best_parameters(losses):
    smallest = losses["test_mse"].min()
    winners = losses[losses["test_mse"] == smallest]
    return winners["K"].iloc[0], winners["weight"].iloc[0]

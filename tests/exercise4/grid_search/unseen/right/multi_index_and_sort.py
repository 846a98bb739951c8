"""Multi index and sort."""

def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = pd.MultiIndex.from_product([Ks, weights], names=["K", "weight"])
    frame = pd.DataFrame(index=pairs, columns=["train_mse", "test_mse"], dtype=float)
    for number, (K, weight) in enumerate(pairs):
        fit = matrix_factorization(train, test, int(K), weight, iterations, rng)
        frame.iloc[number] = [fit[2][-1], fit[3][-1]]
    return frame.reset_index()


def best_parameters(losses):
    winner = losses.sort_values("test_mse").iloc[0]
    return winner["K"], winner["weight"]

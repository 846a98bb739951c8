"""Remembers the errors under the weight alone, so all K get those of the first K.

    rng = np.random.default_rng(3)
    full = rng.integers(1, 6, size=(12, 9)) * (rng.random((12, 9)) < 0.7)
    hidden = rng.random((12, 9)) < 0.2
    train, test = np.where(hidden, 0.0, full), np.where(hidden, full, 0.0)

    losses = grid_search(train, test, [1, 4], [0.1, 1.0], 20, np.random.default_rng(0))
    result = int(losses["train_mse"].round(6).nunique())

Right result: 4
This answer: 2
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    done = {}
    table = {"K": [], "weight": [], "train_mse": [], "test_mse": []}
    for K in Ks:
        for weight in weights:
            if weight not in done:
                fit = matrix_factorization(train, test, K, weight, iterations, rng)
                done[weight] = fit[2][-1], fit[3][-1]
            table["K"].append(K)
            table["weight"].append(weight)
            table["train_mse"].append(done[weight][0])
            table["test_mse"].append(done[weight][1])
    return pd.DataFrame(table)


def best_parameters(losses):
    place = losses["test_mse"].to_numpy().argmin()
    return losses["K"].to_numpy()[place], losses["weight"].to_numpy()[place]

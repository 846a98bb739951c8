"""Leaves a K as soon as the next weight makes the held-out error worse.

weights = [0.5, 1.5, 3] where 1.5 is worse than 0.5: no row for 3.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        previous = np.inf
        for weight in weights:
            fit = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": fit[2][-1], "test_mse": fit[3][-1]})
            if fit[3][-1] > previous:
                break
            previous = fit[3][-1]
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses["test_mse"].to_numpy().argmin()
    return int(losses["K"].iloc[best]), float(losses["weight"].iloc[best])

"""A cross join of two frames, filled row by row in reverse order; best by sorting.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = pd.merge(pd.DataFrame({"K": list(Ks)}), pd.DataFrame({"weight": list(weights)}), how="cross")[::-1]
    fits = [matrix_factorization(train, test, int(k), float(w), iterations, rng) for k, w in pairs.to_numpy()]
    return pairs.assign(train_mse=[fit[2][-1] for fit in fits], test_mse=[fit[3][-1] for fit in fits])


def best_parameters(losses):
    first = losses.sort_values("test_mse", ignore_index=True).loc[0]
    return int(first["K"]), float(first["weight"])

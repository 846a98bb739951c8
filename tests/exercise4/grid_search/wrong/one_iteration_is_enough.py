"""Runs a single iteration for each pair.

Is: errors_of_the_first_iteration
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    frame = pd.DataFrame(list(product(Ks, weights)), columns=["K", "weight"])
    fits = [matrix_factorization(train, test, K, weight, 1, rng) for K, weight in product(Ks, weights)]
    return frame.assign(train_mse=[fit[2][-1] for fit in fits], test_mse=[fit[3][-1] for fit in fits])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

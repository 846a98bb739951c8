"""Calls a helper that has a default weight.

Is: one_weight_for_all_pairs
"""


def _errors(train, test, K, iterations, rng, weight=1.5):
    return [errors[-1] for errors in matrix_factorization(train, test, K, weight, iterations, rng)[2:]]


def grid_search(train, test, Ks, weights, iterations, rng):
    pairs = list(product(Ks, weights))
    errors = [_errors(train, test, K, iterations, rng) for K, weight in pairs]
    return pd.DataFrame(np.hstack([pairs, errors]), columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.loc[losses["test_mse"].idxmin()]
    return best["K"], best["weight"]

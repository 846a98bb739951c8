"""Gives the caller's own frame a new index.

Costs: 1
Says: changed by the call
Hint: The frame is the caller's, who may look rows up by their old labels afterwards. Without inplace=True
    pandas gives a new frame.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    losses.index = range(len(losses))
    best = losses.loc[losses["test_mse"].idxmin()]
    return int(best["K"]), float(best["weight"])

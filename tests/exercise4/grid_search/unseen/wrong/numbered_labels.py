"""Walks over the labels 0, 1, 2, ..., which need not be there.

A frame with index 5, 6, 7: KeyError.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = 0
    for i in range(len(losses)):
        if losses["test_mse"][i] < losses["test_mse"][best]:
            best = i
    return losses["K"][best], losses["weight"][best]

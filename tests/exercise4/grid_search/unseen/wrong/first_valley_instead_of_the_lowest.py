"""best_parameters stops at the first row after which the held-out error rises, which need not be the lowest.

    losses = pd.DataFrame({"K": [8, 2, 4], "weight": [0.1, 0.5, 1.0], "train_mse": [0.5, 0.4, 0.3], "test_mse": [0.5, 0.6, 0.4]})
    best = best_parameters(losses)
    result = tuple(float(value) for value in best)

Right result: (4, 1)
This answer: (8, 0.1)
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    rows = list(losses.itertuples(index=False))
    best = rows[0]
    for row in rows[1:]:
        if row.test_mse > best.test_mse:
            break  # from here on it overfits
        best = row
    return best.K, best.weight

"""Two loops fill a list of dicts; the best row is found by position."""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(
                train, test, K, weight, iterations, rng
            )
            rows.append(
                {
                    "K": K,
                    "weight": weight,
                    "train_mse": train_errors[-1],
                    "test_mse": test_errors[-1],
                }
            )
    return pd.DataFrame(rows)


def best_parameters(losses):
    best = losses.iloc[losses["test_mse"].argmin()]
    return int(best["K"]), float(best["weight"])

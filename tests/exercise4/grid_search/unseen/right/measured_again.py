"""Measures the last factors again with mse; the best through to_dict."""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, _, _ = matrix_factorization(train, test, K, weight, iterations, rng)
            guess = prediction(u, v)
            rows.append((K, weight, mse(train, guess), mse(test, guess)))
    return pd.DataFrame(dict(zip(("K", "weight", "train_mse", "test_mse"), zip(*rows))))


def best_parameters(losses):
    rows = losses.to_dict("records")
    rows.sort(key=lambda row: row["test_mse"])
    return rows[0]["K"], rows[0]["weight"]

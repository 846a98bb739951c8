"""Takes the label of the lowest error for its position, which is the same only under a fresh index.

    frame = pd.DataFrame(
        {"K": [2, 4, 8], "weight": [0.1, 1.0, 10.0], "train_mse": [0.3, 0.2, 0.1], "test_mse": [0.5, 0.3, 0.4]},
        index=[1, 2, 0],
    )
    tuple(float(number) for number in best_parameters(frame))

Right result: (4.0, 1.0)
This answer: (8.0, 10.0)
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            _, _, a, b = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, a[-1], b[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    row = losses.iloc[losses["test_mse"].idxmin()]
    return row["K"], row["weight"]

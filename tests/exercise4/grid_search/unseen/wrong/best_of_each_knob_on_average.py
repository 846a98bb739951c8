"""Chooses the K with the lowest mean error over all weights, and the weight with the lowest over all K.

    frame = pd.DataFrame(
        {
            "K": [2, 2, 4, 4],
            "weight": [0.1, 1.0, 0.1, 1.0],
            "train_mse": [0.5, 0.5, 0.4, 0.4],
            "test_mse": [0.5, 0.5, 0.9, 0.3],
        }
    )
    tuple(float(number) for number in best_parameters(frame))

Right result: (4.0, 1.0)
This answer: (2.0, 1.0)
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        u, v, tr, te = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append(dict(K=K, weight=weight, train_mse=tr[-1], test_mse=te[-1]))
    return pd.DataFrame(rows)


def best_parameters(losses):
    K = losses.groupby("K")["test_mse"].mean().idxmin()
    weight = losses.groupby("weight")["test_mse"].mean().idxmin()
    return K, weight

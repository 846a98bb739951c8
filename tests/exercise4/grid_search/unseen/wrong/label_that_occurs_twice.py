"""best_parameters looks the best row up by its label, which gives several rows if the label occurs twice.

    losses = pd.DataFrame({"K": [2, 4], "weight": [0.1, 1.0], "train_mse": [0.5, 0.3], "test_mse": [0.5, 0.4]}, index=[0, 0])
    best = best_parameters(losses)
    result = tuple(float(value) for value in best)

Right result: (4, 1)
This answer: TypeError: float() argument must be a string or a real number, not 'Series'

Disputed: "under any index" does not say that a label may belong to several rows, and a look-up by idxmin() is what
pandas users write.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append({"K": K, "weight": weight, "train_mse": train_errors[-1], "test_mse": test_errors[-1]})
    return pd.DataFrame(rows)


def best_parameters(losses):
    index = losses["test_mse"].idxmin()
    return losses.loc[index, "K"], losses.loc[index, "weight"]

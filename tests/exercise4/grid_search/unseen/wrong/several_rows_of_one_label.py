"""Looks the winner up by its label, which gives several rows if labels repeat.

    part = pd.DataFrame({"K": [2, 4], "weight": [0.1, 0.1], "train_mse": [0.5, 0.3], "test_mse": [0.6, 0.4]})
    other = pd.DataFrame({"K": [2, 4], "weight": [1.0, 1.0], "train_mse": [0.5, 0.3], "test_mse": [0.5, 0.7]})
    tuple(float(number) for number in best_parameters(pd.concat([part, other])))

Right result: (4.0, 0.1)
This answer: "TypeError: float() argument must be a string or a real number, not 'Series'"

Disputed: "under any index" does not say that a label may belong to several rows, and a look-up by idxmin() is what
pandas users write.
"""

def grid_search(train, test, Ks, weights, iterations, rng):
    results = pd.DataFrame(
        [(K, w) for K in Ks for w in weights], columns=["K", "weight"]
    )
    train_mse, test_mse = [], []
    for K, w in product(Ks, weights):
        fit = matrix_factorization(train, test, K, w, iterations, rng)
        train_mse.append(fit[2][-1])
        test_mse.append(fit[3][-1])
    results["train_mse"] = train_mse
    results["test_mse"] = test_mse
    return results


def best_parameters(losses):
    winner = losses["test_mse"].idxmin()
    return losses.loc[winner, "K"], losses.loc[winner, "weight"]

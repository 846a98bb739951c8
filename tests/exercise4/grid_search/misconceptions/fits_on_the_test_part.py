"""Fits to the test part and measures on the training part

Costs: 2
Says: which error stands in which column
Hint: The parts stand in the order train, test wherever they are passed. What is fitted to may be looked at as
    often as you like; what is held out is there to be guessed.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(test, train, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    best = losses.sort_values("test_mse").iloc[0]
    return int(best["K"]), float(best["weight"])

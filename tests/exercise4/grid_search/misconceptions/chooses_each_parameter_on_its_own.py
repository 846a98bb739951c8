"""Chooses K and weight separately, each by its mean error over the other.

Costs: 2
Says: best_parameters(losses)
Hint: The best weight depends on K, so the best K on average and the best weight on average need not
    be a good pair. Look for the lowest error among the pairs.
"""


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K in Ks:
        for weight in weights:
            u, v, train_errors, test_errors = matrix_factorization(train, test, K, weight, iterations, rng)
            rows.append([K, weight, train_errors[-1], test_errors[-1]])
    return pd.DataFrame(rows, columns=["K", "weight", "train_mse", "test_mse"])


def best_parameters(losses):
    return (
        losses.groupby("K")["test_mse"].mean().idxmin(),
        losses.groupby("weight")["test_mse"].mean().idxmin(),
    )

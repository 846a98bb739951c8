"""Makes each row a named tuple that begins with the held-out error, so that the best is the smallest."""

from typing import NamedTuple


class Row(NamedTuple):
    test_mse: float
    train_mse: float
    K: int
    weight: float


def grid_search(train, test, Ks, weights, iterations, rng):
    rows = []
    for K, weight in product(Ks, weights):
        _, _, on_train, on_test = matrix_factorization(train, test, K, weight, iterations, rng)
        rows.append(Row(on_test.pop(), on_train.pop(), K, weight))
    return pd.DataFrame(sorted(rows))


def best_parameters(losses):
    best = min(Row(**record) for record in losses.to_dict("records"))
    return best.K, best.weight

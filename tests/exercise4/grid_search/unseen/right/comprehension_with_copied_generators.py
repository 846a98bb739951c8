"""Gives each pair a copy of rng, so that all begin alike, and takes the minimum of tuples."""

from copy import deepcopy


def grid_search(train, test, Ks, weights, iterations, rng):
    def errors(K, weight):
        *_, on_train, on_test = matrix_factorization(
            train, test, K, weight, iterations, deepcopy(rng)
        )
        return on_train[-1], on_test[-1]

    return pd.DataFrame(
        [(K, weight, *errors(K, weight)) for weight in weights for K in Ks],
        columns=["K", "weight", "train_mse", "test_mse"],
    )


def best_parameters(losses):
    triples = zip(losses["test_mse"], losses["K"], losses["weight"])
    _, K, weight = min(triples)
    return K, weight

"""Columns as lists, weights outside, each fit afresh from a copy of rng; best by min over tuples.
"""

import copy

def grid_search(train, test, Ks, weights, iterations, rng):
    columns = {"test_mse": [], "train_mse": [], "weight": [], "K": []}
    for weight in weights:
        for K in Ks:
            fit = matrix_factorization(train, test, K, weight, iterations, copy.deepcopy(rng))
            for name, value in zip(columns, (fit[3][-1], fit[2][-1], weight, K)):
                columns[name].append(value)
    return pd.DataFrame(columns)


def best_parameters(losses):
    return min(zip(losses.test_mse, losses.K, losses.weight))[1:]

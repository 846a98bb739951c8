"""Returns a dict's values in alphabetical order, begins with the items.

Is: error_lists_swapped
"""


def matrix_factorization(train, test, K, weight, iterations, rng):
    u = rng.uniform(-1, 1, size=(K, len(train)))
    parts, errors = {"train": train, "test": test}, {"train": [], "test": []}
    for _ in range(iterations):
        v = iteration(u, train.T, weight)
        u = iteration(v, train, weight)
        for name, part in parts.items():
            errors[name].append(mse(part, prediction(u, v)))
    return u, v, *(errors[name] for name in sorted(errors))

"""Flattens to rows and computes each with the math module."""

import math


def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    results = []
    for row in logp.reshape(-1, logp.shape[-1]):
        largest = max(row)
        if largest == -math.inf:
            results.append(-math.inf)
        else:
            results.append(largest + math.log(sum(math.exp(value - largest) for value in row)))
    return np.array(results, dtype=float).reshape(logp.shape[:-1])[()]

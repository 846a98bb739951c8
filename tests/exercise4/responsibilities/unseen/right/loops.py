"""Two plain loops with the math module; a number is treated apart."""

import math


def _for_one_point(point, clusters):
    logs = []
    for mu, sig, pi in clusters:
        logs.append(math.log(pi) - math.log(sig) - (point - mu) ** 2 / (2 * sig**2))
    top = max(logs)
    weights = [math.exp(value - top) for value in logs]
    total = sum(weights)
    return [w / total for w in weights]


def responsibilities(x, clusters):
    if np.ndim(x) == 0:
        return np.array(_for_one_point(float(x), clusters))
    result = np.zeros((len(x), len(clusters)))
    for n in range(len(x)):
        result[n, :] = _for_one_point(float(x[n]), clusters)
    return result

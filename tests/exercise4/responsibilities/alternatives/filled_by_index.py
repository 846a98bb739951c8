"""Fills a matrix by two loops over indices and divides each row by its sum at the end."""

import math


def responsibilities(x, clusters):
    points = [x] if np.isscalar(x) else list(x)
    table = np.zeros((len(points), len(clusters)))
    for n in range(len(points)):
        nearest = max(logprob(points[n], *cluster) for cluster in clusters)
        for c in range(len(clusters)):
            table[n, c] = math.exp(logprob(points[n], *clusters[c]) - nearest)
        table[n] /= math.fsum(table[n])
    return table[0] if np.isscalar(x) else table

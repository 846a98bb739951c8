"""Looks for the nearest mean where the sum of the densities is 0.

Is: nearest_cluster_where_all_densities_underflow
"""

from scipy.stats import norm


def responsibilities(x, clusters):
    mu, sig, pi = np.array(clusters).T
    points = np.atleast_1d(x)
    weighted = pi * norm.pdf(points[:, None], mu, sig)
    for row, point in zip(weighted, points):
        if row.sum() == 0:
            row[np.argmin(np.abs(mu - point))] = 1
        row /= row.sum()
    return weighted if np.ndim(x) else weighted[0]

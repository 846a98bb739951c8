"""Drops the factor in front of the exponential as if it were the same for all clusters.

Costs: 3
Says: responsibilities(
Hint: A factor cancels in Bayes' rule only if it is the same above and below the line. This one
    depends on the width, and the clusters have different widths.
"""


def responsibilities(x, clusters):
    x = np.asarray(x)
    logp = np.stack([np.log(pi) - 0.5 * ((x - mu) / sig) ** 2 for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])

"""Gives fixed values where the division has no result, instead of those that belong there.

Costs: 2
Says: responsibilities(
Hint: Fixed values take no notice of where the point is, but the densities only became too small to be
    stored: their ratio still tells which cluster is likelier. It can be had from the logarithms.
"""


def responsibilities(x, clusters):
    weighted = np.exp(np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1))
    with np.errstate(invalid="ignore"):
        r = weighted / weighted.sum(axis=-1, keepdims=True)
    return np.where(np.isnan(r), 1 / len(clusters), r)

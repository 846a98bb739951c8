"""Falls back on the shares where the densities underflow.

Is: fixed_values_where_all_densities_underflow
"""

from scipy.stats import norm


def responsibilities(x, clusters):
    mu, sig, pi = np.array(clusters).T
    weighted = pi * norm.pdf(np.asarray(x)[..., None], mu, sig)
    r = weighted / weighted.sum(axis=-1, keepdims=True)
    return np.where(np.isnan(r), pi, r)

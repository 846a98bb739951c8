"""Divides densities and leaves the shares out.

Is: naive_exponentials, ignores_the_shares
"""

from scipy.stats import norm


def responsibilities(x, clusters):
    densities = np.stack([norm.pdf(x, mu, sig) for mu, sig, _ in clusters], axis=-1)
    return densities / densities.sum(axis=-1, keepdims=True)

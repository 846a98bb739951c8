"""Replaces the shares by equal ones.

Is: ignores_the_shares
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    equal = 1 / len(clusters)
    return softmax(np.stack([logprob(x, mu, sig, equal) for mu, sig, _ in clusters], axis=-1), axis=-1)

"""Softmax of the terms themselves, not of their logarithms.

Shows on: responsibilities(1.0, [(0, 1, 0.8), (2, 1, 0.2)])
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    terms = np.stack([np.exp(logprob(x, *c)) for c in clusters], axis=-1)
    return softmax(terms, axis=-1)

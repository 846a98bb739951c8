"""Takes the softmax over the clusters, which it has put into rows.

Is: clusters_in_rows
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    return softmax([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=0)

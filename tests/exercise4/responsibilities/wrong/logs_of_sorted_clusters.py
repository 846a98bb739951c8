"""Sorts the clusters and gives logarithms.

Is: sorts_the_clusters, gives_logarithms
"""

from scipy.special import log_softmax


def responsibilities(x, clusters):
    return log_softmax(np.stack([logprob(x, *cluster) for cluster in sorted(clusters)], axis=-1), axis=-1)

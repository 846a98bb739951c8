"""Uses the logistic function of the difference of two logarithms.

Is: only_two_clusters
"""

from scipy.special import expit


def responsibilities(x, clusters):
    first = expit(logprob(x, *clusters[0]) - logprob(x, *clusters[1]))
    return np.array([first, 1 - first]).T

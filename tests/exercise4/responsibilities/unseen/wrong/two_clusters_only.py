"""A sigmoid of the difference of the first two clusters.

Shows on: responsibilities(1.0, [(0, 1, 0.5), (2, 1, 0.2), (1, 1, 0.3)])
"""

from scipy.special import expit


def responsibilities(x, clusters):
    difference = logprob(x, *clusters[0]) - logprob(x, *clusters[1])
    return np.stack([expit(difference), expit(-difference)], axis=-1)

"""Takes scipy's softmax over axis 1.

Is: takes_clusters_for_axis_one
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    return softmax(np.array([logprob(x, *cluster) for cluster in clusters]).T, axis=1)

"""Uses scipy's softmax over the clusters."""

from scipy.special import softmax


def responsibilities(x, clusters):
    columns = [logprob(x, *cluster) for cluster in clusters]
    return softmax(np.array(columns).T, axis=-1)

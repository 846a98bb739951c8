"""scipy.special.softmax of the log-probabilities."""

from scipy.special import softmax


def responsibilities(x, clusters):
    logs = np.array([logprob(x, *cluster) for cluster in clusters])
    return np.moveaxis(softmax(logs, axis=0), 0, -1)

"""Divides each term by its own share before it normalises.

Is: ignores_the_shares
"""


def responsibilities(x, clusters):
    logs = [logprob(x, *cluster) - np.log(cluster[2]) for cluster in clusters]
    total = np.logaddexp.reduce(logs, axis=0)
    return np.transpose([np.exp(log - total) for log in logs])

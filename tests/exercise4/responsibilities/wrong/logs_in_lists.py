"""Subtracts the log-sum-exp in lists, point by point.

Is: gives_logarithms
"""


def responsibilities(x, clusters):
    if np.ndim(x):
        return [responsibilities(point, clusters) for point in x]
    logs = [logprob(x, *cluster) for cluster in clusters]
    return [log - log_sum_exp(np.array(logs)) for log in logs]

"""Subtracts the largest log-probability of all, found in a loop, and divides.

Is: one_maximum_for_all_points
"""


def responsibilities(x, clusters):
    logs = [logprob(x, *cluster) for cluster in clusters]
    best = max(np.max(log) for log in logs)
    scaled = [np.exp(log - best) for log in logs]
    with np.errstate(invalid="ignore"):
        return np.transpose([part / sum(scaled) for part in scaled])

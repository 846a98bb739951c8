"""Calls itself for each point and gives lists."""


def responsibilities(x, clusters):
    if np.ndim(x) > 0:
        return [responsibilities(point, clusters) for point in x]
    logs = [logprob(float(x), *cluster) for cluster in clusters]
    return [np.exp(log - log_sum_exp(np.array(logs))) for log in logs]

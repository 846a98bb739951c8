"""Checks the sum of densities of each point and gives equal parts where it is 0.

Is: fixed_values_where_all_densities_underflow
"""


def responsibilities(x, clusters):
    if np.ndim(x):
        return [responsibilities(point, clusters) for point in x]
    weights = [float(np.exp(logprob(x, *cluster))) for cluster in clusters]
    if sum(weights) == 0:
        return [1 / len(weights)] * len(weights)
    return [weight / sum(weights) for weight in weights]

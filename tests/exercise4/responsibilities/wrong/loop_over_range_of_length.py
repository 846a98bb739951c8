"""Fills a matrix row by row for len(x) points.

Is: loops_over_a_single_number
"""


def responsibilities(x, clusters):
    table = np.zeros((len(x), len(clusters)))
    for n in range(len(x)):
        logs = np.array([logprob(x[n], *cluster) for cluster in clusters])
        table[n] = np.exp(logs - log_sum_exp(logs))
    return table

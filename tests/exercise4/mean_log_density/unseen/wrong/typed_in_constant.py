"""Uses -1.419, rounded from the worked example, from two dimensions on.

Shows on: mean_log_density(2)
"""

def mean_log_density(D):
    return -1.419 * D

"""Uses the rounded constant 1.418939, which is half a nat off for a million dimensions.

    result = mean_log_density(1_000_000)

Right result: -1418938.533
This answer: -1418939
"""

def mean_log_density(D):
    return -1.418939 * D

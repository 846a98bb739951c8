"""Stops counting at 10 000 dimensions.

Shows on: mean_log_density(20000)
"""

def mean_log_density(D):
    total = 0.0
    for _ in range(min(D, 10_000)):
        total -= 0.5 * (1 + np.log(2 * np.pi))
    return total

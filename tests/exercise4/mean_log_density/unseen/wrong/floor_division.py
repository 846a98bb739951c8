"""Halves D with // except for 1, so odd numbers lose a half.

Shows on: mean_log_density(3)
"""

def mean_log_density(D):
    if D == 1:
        return -0.5 * (1 + np.log(2 * np.pi))
    return -(D // 2) * (1 + np.log(2 * np.pi))

"""Computes in float32, which the notebook asks not to do.

Shows on: mean_log_density(999999)
"""

def mean_log_density(D):
    two_pi = np.float32(2 * np.pi)
    return np.float32(-D / 2) * (np.float32(1) + np.log(two_pi))

"""The log-density at a point at which every coordinate is 1, so that the squares sum to D.
"""

def mean_log_density(D):
    typical = np.ones(int(D))
    return -0.5 * int(D) * np.log(2 * np.pi) - 0.5 * np.dot(typical, typical)

"""Takes the logarithm of the expected density, which is (4 pi)^(-D/2), in place of the expectation of the logarithm.

    mean_log_density(1)

Right result: np.float64(-1.4189385332046727)
This answer: np.float64(-1.2655121234846454)
"""

def mean_log_density(D):
    # E[p(x)] is the integral of p(x)^2
    return -D / 2 * np.log(4 * np.pi)

"""Computes the density in extended precision and takes its logarithm, which underflows later, but does.

    mean_log_density(10_000)

Right result: np.float64(-14189.385332046726)
This answer: -inf
"""

def mean_log_density(D):
    factor = np.exp(np.longdouble(-0.5)) / np.sqrt(2 * np.longdouble(np.pi))
    return float(np.log(factor**D))

"""Adds up in float32; with a million terms the digits are gone.

Shows on: mean_log_density(1000000)
"""

def mean_log_density(D):
    terms = np.full(D, -0.5 * (1 + np.log(2 * np.pi)), dtype=np.float32)
    return float(np.cumsum(terms)[-1])

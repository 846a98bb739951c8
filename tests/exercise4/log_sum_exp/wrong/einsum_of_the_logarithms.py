"""Sums the logarithms by einsum.

Is: sums_the_logarithms
"""


def log_sum_exp(logp):
    return np.einsum("...c->...", np.asarray(logp))

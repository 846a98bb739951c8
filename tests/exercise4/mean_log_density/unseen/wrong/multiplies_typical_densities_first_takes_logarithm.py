"""Multiplies the typical densities first and takes the logarithm last.

Shown by: mean_log_density(1000) gives -inf instead of -1418.9385332046727.
"""

def mean_log_density(D):
    one = np.exp(-0.5) / np.sqrt(2 * np.pi)
    with np.errstate(divide="ignore"):
        return float(np.log(one**D))

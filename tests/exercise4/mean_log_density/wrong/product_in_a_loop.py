"""Multiplies the factors in a loop and takes the logarithm of the product.

Is: multiplies_before_the_logarithm
"""


def mean_log_density(D):
    density = np.prod(np.full(D, np.exp(-0.5) / np.sqrt(2 * np.pi)))
    with np.errstate(divide="ignore"):
        return np.log(density)

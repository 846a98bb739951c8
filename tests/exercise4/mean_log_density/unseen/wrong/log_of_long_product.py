"""The log of a product in long double, which underflows to 0 (and gives -inf) from D = about 8,000 on.

Against "`D` is an integer from 1 to a million".
"""

def mean_log_density(D):
    factor = 1 / np.sqrt(np.longdouble(2 * np.pi * np.e))
    return float(np.log(factor**D))

"""Multiplies the square out, which loses its digits far from 0; prints and warns on the way.

Is: nothing
"""

import warnings


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError
    print("shape", np.shape(x))
    warnings.warn("this is only a remark")
    precision = sig**-2
    x = np.array(x) * 1.0
    square = x * x - 2 * mu * x + mu * mu
    return 0.5 * (np.log(pi**2 * precision / (2 * np.pi)) - precision * square)

"""Collects the coefficients of the parabola for np.polyval, which loses its digits far from 0.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    curvature = -1 / (2 * sig**2)
    constant = np.log(pi) - 0.5 * np.log(2 * np.pi * sig**2) + curvature * mu**2
    return np.polyval([curvature, -2 * curvature * mu, constant], x)

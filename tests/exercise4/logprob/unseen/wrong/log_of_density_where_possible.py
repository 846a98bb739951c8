"""Log of density where possible.

Against "do not compute the density first and take its logarithm afterwards": the formula is used only where
the density is exactly 0, so between -744 and -708 nat the digits of a subnormal density are lost.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    p = pi * density(x, mu, sig)
    formula = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    with np.errstate(divide="ignore"):
        return np.where(p > 0, np.log(p), formula)[()]

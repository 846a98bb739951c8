"""Puts what does not depend on x into one constant, with the logarithm of the standardised density."""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig is {sig}, and must be positive")
    standardised = np.divide(np.subtract(x, mu), sig)
    constant = np.log(pi) - np.log(sig * np.sqrt(2.0 * np.pi))
    return constant - np.square(standardised) / 2

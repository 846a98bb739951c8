"""Uses the logarithm of the density wherever that is not 0; close to the end of float64 it has lost its digits.

Shows on: logprob(3.85, 0.0, 0.1, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    density = pi * np.exp(-0.5 * ((x - mu) / sig) ** 2) / (np.sqrt(2 * np.pi) * sig)
    safe = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    with np.errstate(divide="ignore"):
        return np.where(density > 0, np.log(density), safe)[()]

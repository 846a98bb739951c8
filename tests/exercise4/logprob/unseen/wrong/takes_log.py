"""Takes log(density) wherever the density is not exactly 0, and so loses digits in the subnormal range.

Shown by: logprob(38.5, 0, 1, 0.5) gives -742.6483124521532 instead of -742.7370857137646.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=np.float64)
    p = pi * np.exp(-0.5 * ((x - mu) / sig) ** 2) / (np.sqrt(2 * np.pi) * sig)
    safe = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
    with np.errstate(divide="ignore"):
        return np.where(p > 0, np.log(p), safe)[()]

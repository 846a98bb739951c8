"""The four terms of the formula, typed in one by one."""

def logprob(x, mu, sig, pi):
    """Log of pi times the normal density at x, in nats."""
    if sig <= 0:
        raise ValueError("sig must be positive, it is a standard deviation")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

"""Takes the logarithm of the density wherever that is not 0, and so loses digits just before it underflows.

    logprob(np.array([38.55]), 0.0, 1.0, 1.0)

Right result: array([-743.970189])
This answer: array([-743.746925])
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=float)
    dens = pi * np.exp(-((x - mu) ** 2) / (2 * sig**2)) / (np.sqrt(2 * np.pi) * sig)
    exact = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    with np.errstate(divide="ignore"):
        result = np.log(dens)
    # where the density underflows, use the formula
    return np.where(dens == 0, exact, result)[()]

"""An epsilon "for stability" is added to the variance.

Shown by: logprob(2e-8, 0, 1e-8, 1) gives 12.896322047257435 instead of 15.501742210747693.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=np.float64)
    var = sig**2 + 1e-12  # avoid division by zero
    return np.log(pi) - 0.5 * np.log(2 * np.pi * var) - 0.5 * (x - mu) ** 2 / var

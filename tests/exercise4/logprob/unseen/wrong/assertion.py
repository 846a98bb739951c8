"""Raises AssertionError instead of ValueError.

Shows on: logprob(1.0, 0.0, -0.5, 0.5)
"""

def logprob(x, mu, sig, pi):
    assert sig > 0, "sig must be positive"
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

"""Remembers the constant for each mu and sig, and forgets that it holds the share too.

Shows on: logprob(0.0, 7.0, 1.0, 0.5); then logprob(0.0, 7.0, 1.0, 0.1)
"""

_constants = {}


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    key = (mu, sig)
    if key not in _constants:
        _constants[key] = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return _constants[key] - (x - mu) ** 2 / (2 * sig**2)

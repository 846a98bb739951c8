"""Refuses a negative mean as well.

Shows on: logprob(0.0, -1.0, 1.0, 0.5)
"""

def logprob(x, mu, sig, pi):
    if mu < 0 or sig <= 0 or not 0 < pi <= 1:
        raise ValueError("mu, sig and pi must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

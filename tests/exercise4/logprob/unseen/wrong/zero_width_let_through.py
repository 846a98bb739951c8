"""Refuses only a negative standard deviation, and not 0.

    logprob(1.0, 0.0, 0.0, 0.5)

Right result: 'ValueError: sig must be positive'
This answer: 'ZeroDivisionError: float division by zero'
"""

def logprob(x, mu, sig, pi):
    if sig < 0:
        raise ValueError("sig must not be negative")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

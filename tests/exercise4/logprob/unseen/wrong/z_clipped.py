"""Clips the distance to 50 standard deviations.

Shows on: logprob(6.0, 0.0, 0.1, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = np.clip((x - mu) / sig, -50.0, 50.0)
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2

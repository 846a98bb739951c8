"""Clips the share away from 0, so small clusters get too much.

Shows on: logprob(0.0, 0.0, 1.0, 1e-5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    share = np.clip(pi, 1e-3, 1.0)
    return np.log(share) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

"""The sign of log sig is wrong.

Shows on: logprob(1.5, 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    log_prior = np.log(pi)
    log_like = np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
    return log_prior + log_like

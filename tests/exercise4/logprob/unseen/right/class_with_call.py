"""A callable object keeps the constant of a cluster."""

class LogTerm:
    def __init__(self, mu, sig, pi):
        if sig <= 0:
            raise ValueError("sig <= 0 is no standard deviation")
        self.mu, self.sig = mu, sig
        self.constant = np.log(pi) - np.log(sig) - np.log(np.sqrt(2 * np.pi))

    def __call__(self, x):
        distance = (x - self.mu) / self.sig
        return self.constant - distance * distance / 2


def logprob(x, mu, sig, pi):
    return LogTerm(mu, sig, pi)(x)

"""Raises its own exception class, which is a ValueError; works on a copy in place."""

class BadSigma(ValueError):
    """The standard deviation is not positive."""


def logprob(x, mu, sig, pi):
    if sig <= 0.0:
        raise BadSigma("a standard deviation is larger than zero, not " + repr(sig))
    work = np.array(x, dtype=float)  # a copy, so x stays as it was
    work -= mu
    work /= sig
    work *= work
    work *= -0.5
    work += np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return work[()]

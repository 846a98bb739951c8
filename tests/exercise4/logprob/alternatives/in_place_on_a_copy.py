"""Works in place, step by step, on a copy of x, and gives a 0-d array for a number."""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    work = np.array(x, dtype=np.float64, copy=True)
    work -= mu
    work /= sig
    np.multiply(work, work, out=work)
    work *= -0.5
    work += np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return work

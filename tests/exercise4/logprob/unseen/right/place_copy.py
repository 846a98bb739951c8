"""In place on a copy, with out= arguments.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig = {sig} is not a standard deviation")
    work = np.array(x, dtype=np.float64, copy=True, ndmin=1)
    work -= mu
    work /= sig
    np.multiply(work, work, out=work)
    work *= -0.5
    work += np.log(pi / sig / np.sqrt(2 * np.pi))
    return work.reshape(np.shape(x))[()]

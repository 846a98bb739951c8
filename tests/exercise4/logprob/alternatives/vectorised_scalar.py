"""Defines the formula for one number and lets np.vectorize do the rest."""


def _one(value, mu, sig, pi):
    z = (value - mu) / sig
    return np.log(pi / (sig * np.sqrt(2 * np.pi))) - z * z / 2


def logprob(x, mu, sig, pi):
    assert_positive(sig)
    return np.vectorize(_one, otypes=[float])(x, mu, sig, pi)


def assert_positive(sig):
    if sig <= 0:
        raise ValueError(f"{sig} <= 0")

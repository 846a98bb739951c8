"""Checks the width by an assertion in a helper.

Is: refuses_by_an_assertion
"""


def _check(width):
    assert width > 0


def logprob(x, mu, sig, pi):
    _check(sig)
    return np.log(pi) - np.log(sig * np.sqrt(2 * np.pi)) - (np.asarray(x) - mu) ** 2 / (2 * sig**2)

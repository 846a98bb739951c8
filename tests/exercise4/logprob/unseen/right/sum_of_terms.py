"""Collects the terms in a list and adds them with functools.reduce."""

import functools
import operator


def logprob(x, mu, sig, pi):
    try:
        if sig <= 0:
            raise ValueError
    except ValueError:
        raise ValueError("sig must be positive") from None
    terms = [np.log(pi), -np.log(sig), -0.5 * np.log(2 * np.pi), -0.5 * ((x - mu) / sig) ** 2]
    return functools.reduce(operator.add, terms)

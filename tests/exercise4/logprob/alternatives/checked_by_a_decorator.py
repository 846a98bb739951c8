"""Leaves the check of sig to a decorator, which hands everything on by keyword."""

import functools


def _needs_a_width(function):
    @functools.wraps(function)
    def checked(*args, **kwargs):
        named = dict(zip(("x", "mu", "sig", "pi"), args), **kwargs)
        if not named["sig"] > 0:
            raise ValueError("sig has to be above 0")
        return function(**named)

    return checked


@_needs_a_width
def logprob(*, x, mu, sig, pi):
    return np.log(pi / sig) - 0.5 * (np.log(2 * np.pi) + ((np.array(x) - mu) / sig) ** 2)

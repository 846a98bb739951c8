"""Adds the variance of the errors and the square of their mean; is made by a decorator that checks."""

import functools


def needs_ratings(measure):
    @functools.wraps(measure)
    def checked(real, predicted):
        if not real.any():
            raise type("EmptyTable", (ValueError,), {})("no ratings")
        return measure(real[real != 0] - predicted[real != 0])

    return checked


@needs_ratings
def mse(errors):
    return np.var(errors) + np.mean(errors) ** 2

"""Averages a generator by statistics.fmean, whose own error is a ValueError."""

from statistics import fmean


def mse(real, predicted):
    return fmean((r - guess) ** 2 for r, guess in zip(real.flat, predicted.flat) if r)

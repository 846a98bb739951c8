"""Minus the entropy of the normal distribution from scipy."""

from scipy.stats import norm


def mean_log_density(D):
    return float(-D * norm.entropy())

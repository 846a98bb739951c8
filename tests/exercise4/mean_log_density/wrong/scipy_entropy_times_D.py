"""Multiplies scipy's entropy by D.

Is: entropy_with_its_sign
"""

from scipy.stats import norm


def mean_log_density(D):
    return norm.entropy() * D

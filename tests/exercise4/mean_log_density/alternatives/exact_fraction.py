"""Keeps the factor as an exact fraction, prints it, and gives a Python float."""

from fractions import Fraction


def mean_log_density(D):
    half = Fraction(-D, 2)
    print("factor", half)
    return float(half + half * Fraction(float(np.log(2 * np.pi))))

"""Hands the square of the width to scipy as its scale.

Is: passes_the_variance
"""

from scipy.special import softmax
from scipy.stats import norm


def responsibilities(x, clusters):
    return softmax(np.stack([norm.logpdf(x, m, s**2) + np.log(p) for m, s, p in clusters], axis=-1), axis=-1)

"""D times the entropy of one dimension, from scipy.
"""

from scipy.stats import norm

def mean_log_density(D):
    return float(-D * norm.entropy())

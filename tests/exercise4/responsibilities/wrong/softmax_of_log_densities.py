"""Takes the softmax of scipy's log-densities.

Is: ignores_the_shares
"""

from scipy.special import softmax
from scipy.stats import norm


def responsibilities(x, clusters):
    table = np.array(clusters)
    return softmax(norm.logpdf(np.expand_dims(x, -1), table[:, 0], table[:, 1]), axis=-1)

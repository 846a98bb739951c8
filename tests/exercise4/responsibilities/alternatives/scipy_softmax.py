"""Uses scipy for density and softmax, and none of the earlier exercises."""

from scipy.special import softmax
from scipy.stats import norm


def responsibilities(x, clusters):
    mu, sig, pi = np.array(clusters).T
    return softmax(norm.logpdf(np.expand_dims(x, -1), mu, sig) + np.log(pi), axis=-1)

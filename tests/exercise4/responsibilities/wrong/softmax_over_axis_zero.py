"""Takes scipy's softmax over the first axis.

Is: normalises_over_points
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    logp = np.stack([logprob(np.atleast_1d(x), mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    r = softmax(logp, axis=0)
    return r if np.ndim(x) else r[0]

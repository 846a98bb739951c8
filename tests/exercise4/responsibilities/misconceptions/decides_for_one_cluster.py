"""Gives 1 to the most probable cluster and 0 to all others instead of a share to each.

Costs: 5
Says: responsibilities(
Hint: A point between two clusters belongs to both to some degree, and that degree is what is
    asked for. Deciding is a later step, and it would hide how sure the model is.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.eye(len(clusters))[logp.argmax(axis=-1)]

"""One over the sum of the odds, for each cluster against all."""

def responsibilities(x, clusters):
    terms = [logprob(x, *cluster) for cluster in clusters]
    with np.errstate(over="ignore"):
        return np.stack([1 / sum(np.exp(other - own) for other in terms) for own in terms], axis=-1)

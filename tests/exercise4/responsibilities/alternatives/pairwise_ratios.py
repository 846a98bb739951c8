"""Compares each cluster with every other: one over the sum of the ratios."""


def responsibilities(x, clusters):
    terms = [logprob(x, *cluster) for cluster in clusters]
    columns = []
    for mine in terms:
        ratio = 0.0
        for other in terms:
            ratio = ratio + np.exp(other - mine)
        columns.append(1 / ratio)
    return np.transpose(columns)

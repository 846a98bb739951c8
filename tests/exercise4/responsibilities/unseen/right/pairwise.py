"""One over the sum of the ratios to all clusters; where a ratio overflows, 1 / inf is 0."""

def responsibilities(x, clusters):
    logs = [logprob(x, *cluster) for cluster in clusters]
    columns = []
    with np.errstate(over="ignore"):
        for own in logs:
            columns.append(1.0 / sum(np.exp(other - own) for other in logs))
    return np.stack(columns, axis=-1)

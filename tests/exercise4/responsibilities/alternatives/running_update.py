"""Lets the clusters come one after the other and shrinks what the earlier ones had."""


def responsibilities(x, clusters):
    so_far, total = [], None
    for cluster in clusters:
        term = logprob(x, *cluster)
        new = term if total is None else np.logaddexp(total, term)
        so_far = [part * np.exp(total - new) for part in so_far]
        so_far.append(np.exp(term - new))
        total = new
    return np.stack(so_far, axis=-1)

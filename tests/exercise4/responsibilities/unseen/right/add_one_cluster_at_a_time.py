"""Keeps a running log-evidence and ends with a division to make the rows sum to exactly 1."""

def responsibilities(x, clusters):
    evidence = -np.inf
    terms = []
    for mu, sig, pi in clusters:
        term = logprob(x, mu, sig, pi)
        terms.append(term)
        evidence = np.logaddexp(evidence, term)
    r = np.exp(np.array(terms).T - np.array(evidence)[..., None])
    return r / np.sum(r, axis=-1, keepdims=True)

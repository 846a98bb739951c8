"""Writes the denominator as an einsum over densities from a list.

Is: naive_exponentials
"""


def responsibilities(x, clusters):
    terms = np.array([np.exp(logprob(x, mu, sig, pi)) for mu, sig, pi in clusters])
    with np.errstate(all="ignore"):
        return np.moveaxis(terms / np.einsum("c...->...", terms), 0, -1)

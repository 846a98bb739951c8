"""Subtracts the largest logarithm of the whole table before exp, so that far points end as 0/0.

    responsibilities(np.array([0.0, 50.0]), [(0.0, 1.0, 0.5), (2.0, 1.0, 0.5)])

Right result: array([[8.807971e-01, 1.192029e-01],
           [2.748785e-43, 1.000000e+00]])
This answer: array([[0.880797, 0.119203],
           [     nan,      nan]])
"""

def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    p = np.exp(logp - np.max(logp))
    return p / p.sum(axis=-1, keepdims=True)

"""Transposes only if the first axis is not as long as x, so as many points as clusters come out transposed.

    result = responsibilities(np.array([0.0, 1.0]), [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)])

Right result: [[0.9672734436, 0.03272655637], [0.8, 0.2]]
This answer: [[0.9672734436, 0.8], [0.03272655637, 0.2]]
"""

def responsibilities(x, clusters):
    logp = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters])
    r = np.exp(logp - log_sum_exp(logp.T))
    if np.ndim(x) > 0 and r.shape[0] != len(x):
        r = r.T
    return r

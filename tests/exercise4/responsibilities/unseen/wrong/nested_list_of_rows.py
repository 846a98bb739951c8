"""The table is filled cluster after cluster into rows of the wrong length by reshape instead of a transpose.

Shows on: responsibilities(np.array([0.0, 1.0, 2.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    values = np.concatenate([np.ravel(logprob(x, *c)) for c in clusters])
    logs = values.reshape(np.shape(x) + (len(clusters),))
    return np.exp(logs - log_sum_exp(logs)[..., None])

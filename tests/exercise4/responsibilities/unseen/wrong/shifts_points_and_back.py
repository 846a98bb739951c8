"""Shifts the points in place and back again, which leaves rounding in the argument.

Shows on: responsibilities(np.array([0.1, 0.2, 0.3]), [(0.7, 1, 0.8), (1e6, 1, 0.2)])
"""

def responsibilities(x, clusters):
    columns = []
    for mu, sig, pi in clusters:
        x -= mu
        columns.append(np.log(pi) - np.log(sig) - 0.5 * (x / sig) ** 2)
        x += mu
    logs = np.stack(columns, axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
